/** Written in by the build (`next.config.ts`); empty in development, where there is no worker. */
declare const BUILD_NAME: string;

export const buildName = BUILD_NAME;
