import { useLocale, useTranslations } from "next-intl";
import type { LegalText } from "./legal-text.ts";

/** A text to be read, with its sections to jump to, under a word on what it is. */
export function LegalPage({ text }: { readonly text: Readonly<Record<"en" | "de", LegalText>> }) {
  const t = useTranslations("Legal");
  const { title, lead, sections } = text[useLocale()];
  return (
    <div className="page pt-10 md:pt-16">
      <div className="max-w-3xl">
        <h1 className="text-3xl md:text-4xl">{title}</h1>
        <p className="mt-3 text-lg text-ink-soft">{lead}</p>
        <p role="note" className="mt-8 rounded-xl bg-note-soft px-4 py-3 text-sm text-note">
          {t("template")}
        </p>
      </div>
      <div className="mt-10 grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,48rem)_16rem]">
        <nav
          aria-label={t("contents")}
          className="text-sm lg:order-last lg:sticky lg:top-28 lg:self-start print:hidden"
        >
          <p className="font-medium">{t("contents")}</p>
          <ol className="mt-2">
            {sections.map(({ id, heading }) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-block py-1 text-ink-soft hover:text-ink">
                  {heading}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="min-w-0 space-y-9">
          {sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </div>
      </div>
    </div>
  );
}

const Section = ({ section: { id, heading, body } }: { readonly section: LegalText["sections"][number] }) => (
  <section id={id} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`} className="text-xl">
      {heading}
    </h2>
    {body.map((part) =>
      typeof part === "string" ? (
        <p key={part} className="mt-3 leading-relaxed">
          {part}
        </p>
      ) : (
        <ul key={part[0]} className="mt-3 list-disc space-y-1.5 ps-5 leading-relaxed">
          {part.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ),
    )}
  </section>
);
