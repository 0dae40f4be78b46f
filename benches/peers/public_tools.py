#!/usr/bin/env python3
"""Time public extractors on a folder of pages, each where it is installed.

    python3 benches/peers/public_tools.py FOLDER [ROUNDS]

trafilatura and Resiliparse are Python packages of those names; Readability.js runs in node, with the packages
`@mozilla/readability` and `jsdom`. newsprint is `cargo build --release --example extract`, one process for all pages, its
start and its JSON output included. Prints pages a second and milliseconds a page, one thread each.
"""
import gzip, json, os, pathlib, statistics, subprocess, sys, tempfile, time

NODE = """
const fs = require('fs');
const { Readability } = require('@mozilla/readability');
const { JSDOM, VirtualConsole } = require('jsdom');
const times = [];
for (const file of JSON.parse(fs.readFileSync(0))) {
  const html = fs.readFileSync(file, 'utf8');
  const start = process.hrtime.bigint();
  try { new Readability(new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document).parse(); } catch (e) {}
  times.push(Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(JSON.stringify(times));
"""


def read(path):
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == '.gz' else data


def best(run, pages, rounds):
    times = []
    for page in pages:
        of_page = []
        for _ in range(rounds):
            start = time.perf_counter()
            try:
                run(page)
            except Exception:
                pass
            of_page.append(time.perf_counter() - start)
        times.append(min(of_page))
    return times


def row(name, times):
    times = sorted(times)
    p99 = times[round(0.99 * (len(times) - 1))]
    print(f'| {name} | {len(times) / sum(times):.0f} | {statistics.median(times) * 1e3:.2f} | {p99 * 1e3:.1f} |')


def python_tools():
    try:
        import trafilatura
        yield f'trafilatura {trafilatura.__version__}', trafilatura.bare_extraction
    except ImportError:
        print('trafilatura is not installed', file=sys.stderr)
    try:
        from resiliparse.extract.html2text import extract_plain_text
        yield 'Resiliparse, main content', lambda page: extract_plain_text(page, main_content=True)
    except ImportError:
        print('Resiliparse is not installed', file=sys.stderr)


def main():
    folder, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    pages = [read(path) for path in sorted(folder.rglob('*')) if path.name.endswith(('.html', '.html.gz'))]
    print(f'{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB, one thread\n\n| | pages/s | median ms | p99 ms |\n|---|---|---|---|')
    texts = [page.decode('utf-8', 'replace') for page in pages]
    for name, run in python_tools():
        row(name, best(run, texts, rounds))
    with tempfile.TemporaryDirectory() as place:
        files = []
        for number, page in enumerate(pages):
            files.append(os.path.join(place, f'{number}.html'))
            pathlib.Path(files[-1]).write_bytes(page)
        node = subprocess.run(['node', '-e', NODE], input=json.dumps(files), capture_output=True, text=True)
        if node.returncode == 0:
            row('Readability.js with jsdom', json.loads(node.stdout))
        else:
            print('Readability.js, jsdom or node is not installed', file=sys.stderr)
        extract = pathlib.Path(__file__).parents[2] / 'target/release/examples/extract'
        if extract.exists():
            start = time.perf_counter()
            subprocess.run([extract, *files], stdout=subprocess.DEVNULL)
            row('newsprint, as a program', [(time.perf_counter() - start) / len(files)] * len(files))


if __name__ == '__main__':
    main()
