/** What to tell somebody whose machine lacks Redis. */
export function redisAdvice(): string {
  return `Redis is missing: neither redis-server nor valkey-server is on the PATH. Install it with ${command("redis")}.`;
}

/** What to tell somebody whose machine lacks a browser for the browser tests. */
export function chromiumAdvice(): string {
  return `Chromium is missing: none of chromium, chromium-browser, google-chrome is on the PATH. Install it with ${command("chromium")}.`;
}

const commands = {
  redis: {
    darwin: "`brew install redis`",
    linux:
      "`apt-get install redis-server` (Debian, Ubuntu), `dnf install valkey` (Fedora) or `apk add redis` (Alpine)",
    other: "your system's package manager (on Windows: inside WSL)",
  },
  chromium: {
    darwin: "`brew install --cask chromium`",
    linux:
      "`apt-get install chromium` (Debian), `dnf install chromium` (Fedora) or `apk add chromium` (Alpine)",
    other: "your system's package manager, or put its path into CHROMIUM_PATH",
  },
} as const;

function command(what: keyof typeof commands): string {
  const known = commands[what];
  return process.platform === "darwin"
    ? known.darwin
    : process.platform === "linux"
      ? known.linux
      : known.other;
}
