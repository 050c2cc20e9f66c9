// The reference of RoundBenchmark: the same requests through undici, 64 hosts at once, one connection to each.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';

const [certificate, port, feeds, hosts, rounds] = process.argv.slice(2);
const lookup = (_, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
const agent = new Agent({ connections: 1, connect: { ca: readFileSync(certificate), lookup } });
const known = {
  'if-none-match': '"e"',
  'if-modified-since': 'Mon, 02 Mar 2026 10:00:00 GMT',
  'accept-encoding': 'gzip',
  'user-agent': 'Afterword',
};

async function round() {
  let whole = 0;
  let failed = 0;
  let next = 0;
  const worker = async () => {
    for (let host = next++; host < +hosts; host = next++) {
      for (let feed = host; feed < +feeds; feed += +hosts) {
        try {
          const url = `https://h${host}.feeds.test:${port}/feed/${feed}`;
          const { statusCode, body } = await request(url, { dispatcher: agent, headers: known });
          const bytes = Buffer.from(await body.arrayBuffer());
          if (statusCode === 200 && gunzipSync(bytes).length > 0) {
            whole++;
          }
        } catch (e) {
          failed++;
        }
      }
    }
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: 64 }, worker));
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({
    cpu: (used.user + used.system) / 1e6,
    wall: (performance.now() - start) / 1e3,
    rss: Math.round(process.memoryUsage().rss / 1024),
    peak: process.resourceUsage().maxRSS,
    whole,
    failed,
  }));
}

for (let i = 0; i < +rounds; i++) {
  await round();
}
process.exit(0);
