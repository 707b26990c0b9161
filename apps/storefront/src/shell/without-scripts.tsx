/**
 * For browsers without JavaScript: what streams in after the first paint arrives in hidden boxes at the end of the
 * page that a script would move into place. Show them where they are, ahead of the footer, and drop the placeholders.
 */
export const WithoutScripts = () => (
  <noscript>
    <style>{`
      body > [hidden][id^="S:"] { display: block !important; padding: 1rem; }
      body > footer { order: 1; }
      [aria-busy="true"] { display: none !important; }
    `}</style>
  </noscript>
);
