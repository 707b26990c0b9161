const paper = "#fbfaf8";
const ink = "#24201b";
const accent = "#14503f";

/** 1200 × 630, in the shop's own colours. Drawn by a renderer that knows flex boxes and little else. */
export const Card = ({
  title,
  note,
  picture,
}: {
  readonly title: string;
  readonly note: string;
  /** A data address, or null for a card of words alone. */
  readonly picture: string | null;
}) => (
  <div style={{ display: "flex", width: "100%", height: "100%", background: paper, color: ink }}>
    <div
      style={{
        display: "flex",
        flex: 1,
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 72,
      }}
    >
      <div style={{ display: "flex", alignItems: "flex-end", fontSize: 40, letterSpacing: -1.5 }}>
        dotcart
        <div style={{ width: 14, height: 14, borderRadius: 14, background: accent, margin: "0 0 9px 5px" }} />
      </div>
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div style={{ fontSize: picture === null ? 88 : 64, lineHeight: 1.08, letterSpacing: -2.5 }}>
          {title}
        </div>
        <div style={{ fontSize: 40, marginTop: 28, color: accent }}>{note}</div>
      </div>
    </div>
    {picture !== null && <img src={picture} alt="" width={630} height={630} style={{ objectFit: "cover" }} />}
  </div>
);
