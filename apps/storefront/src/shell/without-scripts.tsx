/**
 * For browsers without JavaScript: what streams in after the first paint arrives in hidden boxes at the end of the
 * page that a script would move into place. Show them where they are, ahead of the footer, and drop the placeholders.
 * The first of the style sheet's layers is the strongest for what is important: it outdoes the reset's own `[hidden]`.
 */
export const WithoutScripts = () => (
  <noscript>
    <style>{`
      @layer theme {
        body > [hidden][id^="S:"] { display: block !important; padding: 0.5rem 1rem; }
        body > footer { order: 1; }
        main { min-height: 0 !important; }
        [aria-busy="true"] { display: none !important; }
      }
    `}</style>
  </noscript>
);
