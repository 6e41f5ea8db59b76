/** The files that a session can be taken away as; the browser saves each under the server's name. */
import { Menu } from "@base-ui/react/menu";
import { Download } from "lucide-react";
import { useMe } from "../queries.ts";
import { exportsEn } from "../text/exports-en.ts";
import styles from "../ui/Menu.module.css";
import { MenuButton } from "../ui/MenuButton.tsx";
import { exportFiles } from "./export-files.ts";

export function ExportMenu({ session }: { session: string }) {
  const me = useMe();
  if (me === null) return null;
  return (
    <MenuButton
      look="quiet"
      name={exportsEn.title}
      label={
        <>
          <Download aria-hidden size={18} />
          {exportsEn.button}
        </>
      }
    >
      <p className={styles.label}>{exportsEn.label}</p>
      {exportFiles(session, me.role).map(({ file, href }) => (
        <Menu.LinkItem key={file} className={styles.item} href={href} download closeOnClick>
          {exportsEn.files[file]}
        </Menu.LinkItem>
      ))}
    </MenuButton>
  );
}
