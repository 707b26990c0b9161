import { isFree, nextFree } from "./ports.ts";

/** What listens where. Each port has an environment variable that changes it. */
const defaults = {
  storefront: { variable: "STOREFRONT_PORT", port: 3000 },
  api: { variable: "API_PORT", port: 4000 },
  upstash: { variable: "UPSTASH_PORT", port: 8079 },
  redis: { variable: "REDIS_PORT", port: 6399 },
  postgres: { variable: "POSTGRES_PORT", port: 54329 },
  smtp: { variable: "SMTP_PORT", port: 1025 },
  mail: { variable: "MAIL_PORT", port: 8025 },
} as const;

export type Service = keyof typeof defaults;
export type Ports = Readonly<Record<Service, number>>;
export const services = Object.keys(defaults) as readonly Service[];

/** In `dev` a busy port gives way to the next free one, with a line that says so. */
export async function freePorts(say: (line: string) => void): Promise<Ports> {
  const taken = new Set<number>();
  const ports = {} as Record<Service, number>;
  for (const service of services) {
    const wanted = wantedPort(service);
    const port = await nextFree(wanted, taken);
    if (port !== wanted)
      say(`Port ${wanted} is busy: ${service} gets ${port} (set ${defaults[service].variable} to choose).`);
    taken.add(port);
    ports[service] = port;
  }
  return ports;
}

/** `start` uses the configured ports or refuses, naming the variable that would help. */
export async function configuredPorts(): Promise<Ports> {
  const ports = {} as Record<Service, number>;
  for (const service of services) {
    const port = wantedPort(service);
    if (!(await isFree(port)))
      throw new Error(
        `Port ${port} for ${service} is busy. Free it, or set ${defaults[service].variable} to another port.`,
      );
    ports[service] = port;
  }
  return ports;
}

function wantedPort(service: Service): number {
  const { variable, port } = defaults[service];
  const given = process.env[variable];
  if (given === undefined || given === "") return port;
  const parsed = Number(given);
  if (!Number.isInteger(parsed) || parsed < 1 || parsed > 65_535)
    throw new Error(`${variable} must be a port between 1 and 65535, not "${given}".`);
  return parsed;
}
