/** The way from a session to its report, for those who may see patients. */
import { FileText } from "lucide-react";
import { Link } from "wouter";
import { isAllowed } from "../../shared/rights.ts";
import { useMe } from "../queries.ts";
import { reportPath } from "../report/report-path.ts";
import { reportPageEn } from "../text/report-en.ts";
import button from "../ui/Button.module.css";

export function ReportLink({ session }: { session: string }) {
  const me = useMe();
  if (me === null || !isAllowed(me.role, "see-patients")) return null;
  return (
    <Link
      href={reportPath(session)}
      className={button.button ?? ""}
      data-look="quiet"
      title={reportPageEn.linkTitle}
    >
      <FileText aria-hidden size={18} />
      {reportPageEn.link}
    </Link>
  );
}
