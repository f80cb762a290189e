// Looks at pages in a browser: node pages.mjs PUPPETEER AXE CHROMIUM < questions, as JSON; the answers come as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [puppeteer, axe, chromium] = process.argv.slice(2);
const { default: driver } = await import(pathToFileURL(puppeteer));
const { site, pages, searches, filters } = JSON.parse(readFileSync(0, "utf8"));
const checks = readFileSync(axe, "utf8");
const browser = await driver.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const told = [];
page.on("console", (message) => { if (["error", "warn"].includes(message.type())) told.push(message.text()); });
page.on("pageerror", (error) => told.push(error.message));
const open = (file) => page.goto(`${pathToFileURL(site)}/${file}`);

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
  if (words) await page.type("#_by-words", words);
  return page.evaluate(() => ({
    shown: [...document.querySelectorAll("[data-item]")].filter((item) => item.checkVisibility()).length,
    told: document.querySelector(".filters [role=status]").textContent,
  }));
}

async function keyboard() {
  const menu = () => page.evaluate(() => document.getElementById("_menu").checkVisibility());
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await page.setViewport({ width: 375, height: 800 });
  await open("index.html");
  const found = [await menu()];
  await page.keyboard.press("Tab");
  found.push(await focused());
  await page.keyboard.press("Tab");
  found.push(await focused());
  await page.keyboard.press("Enter");
  found.push(await menu());
  await page.keyboard.press("Escape");
  found.push(await menu());
  await page.setViewport({ width: 1280, height: 800 });
  await page.keyboard.press("/");
  return [...found, await menu(), await focused()];
}

async function printed() {
  await page.setViewport({ width: 1280, height: 800 });
  await open(pages.find((file) => file.startsWith("evidence-")));
  await page.emulateMediaType("print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const found = await page.evaluate(() => [
    document.getElementById("_menu").checkVisibility(), [...document.querySelectorAll("details")].every((box) => box.open)]);
  await page.emulateMediaType("screen");
  return found;
}

const answers = { looked: [], searched: {}, filtered: [] };
for (const file of pages.filter((each, at) => pages.findIndex((other) => kind(other) === kind(each)) === at)) {
  answers.looked.push(await looked(file));
}
answers.measured = await measured();
for (const words of searches) answers.searched[words] = await searched(words);
for (const each of filters) answers.filtered.push(await filtered(each));
answers.keyboard = await keyboard();
answers.printed = await printed();
answers.told = told;
await browser.close();
console.log(JSON.stringify(answers));

function kind(file) {
  return file.replace(/\.html$/, "").split("-")[0];
}
