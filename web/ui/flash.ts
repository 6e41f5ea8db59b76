/**
 * Keeps all flashing alarms in step, like monitors of one maker in one room. A CSS animation begins
 * when its element appears; here each flash is moved to the one beat that the page's clock gives.
 */

/** Animations of base.css whose name begins like this flash. */
const FLASH = "flash-";

export function keepFlashesInStep(): void {
  document.addEventListener("animationstart", ({ target, animationName }) => {
    if (!animationName.startsWith(FLASH) || !(target instanceof Element)) return;
    for (const animation of target.getAnimations({ subtree: true })) {
      if (animation instanceof CSSAnimation && animation.animationName.startsWith(FLASH)) {
        animation.startTime = 0;
      }
    }
  });
}
