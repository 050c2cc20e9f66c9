// The reference of RoundBenchmark: the same requests through undici, 64 at once, one connection to each host; host after host, so that a host's
// feeds share a connection, or in the order of the list, as a program without turns by host asks.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';

const [certificate, port, feeds, hosts, rounds, order] = process.argv.slice(2);
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
  const ask = async (feed) => {
    try {
      const url = `https://h${feed % +hosts}.feeds.test:${port}/feed/${feed}`;
      const { statusCode, body } = await request(url, { dispatcher: agent, headers: known });
      const bytes = Buffer.from(await body.arrayBuffer());
      if (statusCode === 200 && gunzipSync(bytes).length > 0) {
        whole++;
      }
    } catch (e) {
      failed++;
    }
  };
  const stride = order === 'list' ? +feeds : +hosts;
  const worker = async () => {
    for (let first = next++; first < stride; first = next++) {
      for (let feed = first; feed < +feeds; feed += stride) {
        await ask(feed);
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
