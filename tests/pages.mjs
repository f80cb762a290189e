// Looks at pages in a browser: node pages.mjs PUPPETEER AXE CHROMIUM < questions, as JSON; the answers come as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [puppeteer, axe, chromium] = process.argv.slice(2);
const { default: driver } = await import(pathToFileURL(puppeteer));
const { site, entrance, pages, searches, filters, walks } = JSON.parse(readFileSync(0, "utf8"));
const checks = readFileSync(axe, "utf8");
const browser = await driver.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const told = [];
page.on("console", (message) => { if (["error", "warn"].includes(message.type())) told.push(message.text()); });
page.on("pageerror", (error) => told.push(error.message));
const base = entrance ? site : pathToFileURL(site);
const open = (file) => page.goto(`${base}/${file}`);
if (entrance) await page.goto(entrance);

async function looked(file) {
  const found = { file, violations: [] };
  for (const [width, scheme] of [[1280, "light"], [375, "dark"]]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 800 });
    await page.setBypassCSP(true);
    await open(file);
    await page.evaluate(checks);
    const ran = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
    found.violations.push(...ran.violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 200)}`));
    await page.setBypassCSP(false);
  }
  return found;
}

async function measured() {
  const found = {};
  for (const file of pages) {
    await page.setViewport({ width: 375, height: 800 });
    await open(file);
    const size = () => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    const [narrow, height] = await size();
    await page.setViewport({ width: 768, height: 800 });
    found[file] = [narrow, height, (await size())[0]];
  }
  return found;
}

async function searched(words) {
  await open(`search.html?q=${encodeURIComponent(words)}`);
  await page.waitForFunction(() => document.getElementById("_status").textContent);
  return page.$$eval("#_results a", (links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
}

async function filtered({ file, query, words }) {
  await open(file + query);
  if (words) await page.type(".filters [name=words]", words);
  return page.evaluate(() => ({
    shown: [...document.querySelectorAll("[data-item]")].filter((item) => item.checkVisibility()).length,
    told: document.querySelector(".filters [role=status]").textContent,
  }));
}

// A walk over a page, step by step: go to another one, press a key (some times, or until it `reach`es a field), type words into a field, choose of a list, click on
// something, go to another medium or width, wait until an expression holds, and ask for what one comes to.
async function walked({ file, steps }) {
  const found = [];
  await page.setViewport({ width: 1280, height: 800 });
  await open(file);
  for (const { go, press, times = 1, reach, type, choose, click, medium, width, until, ask } of steps) {
    if (go) await open(go);
    if (width) await page.setViewport({ width, height: 800 });
    if (press) for (let time = 0; time < (reach ? 500 : times); time += 1) {
      if (reach && (await page.evaluate(() => document.activeElement.id)) === reach) break;
      await page.keyboard.press(press);
    }
    if (type) await page.type(...type);
    if (choose) await page.select(...choose);
    if (click) await page.click(click);
    if (medium) {
      await page.emulateMediaType(medium);
      if (medium === "print") await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    }
    if (until) {
      await page.waitForFunction(until, { timeout: 10000 }).catch(async () => {
        const shown = await page.evaluate(() => document.body.innerText.slice(0, 500));
        throw new Error(`${file}: it does not come to ${until}\n${shown}\n${told.join("\n")}`);
      });
    }
    if (ask) found.push(await page.evaluate(ask));
  }
  await page.emulateMediaType("screen");
  return found;
}

const answers = { looked: [], searched: {}, filtered: [], walked: [] };
for (const file of pages.filter((each, at) => pages.findIndex((other) => kind(other) === kind(each)) === at)) {
  answers.looked.push(await looked(file));
}
answers.measured = await measured();
for (const words of searches) answers.searched[words] = await searched(words);
for (const each of filters) answers.filtered.push(await filtered(each));
for (const each of walks) answers.walked.push(await walked(each));
answers.told = told;
await browser.close();
console.log(JSON.stringify(answers));

function kind(file) {
  return entrance ? file : file.replace(/\.html$/, "").split("-")[0];
}
