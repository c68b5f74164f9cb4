// Pretty-prints XML and JSON for the inspector as coloured runs of text.

/** @typedef {{text: string, tone: ""|"name"|"value"|"mark"}} Run */

const XML_TOKENS = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]+>|[^<]+/g;
const JSON_TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|[^"]+/g;

/**
 * @param {string} raw a request or response: XML, JSON, "METHOD path" above a JSON body, or plain words
 * @returns {Run[]}
 */
export function pretty(raw) {
  const text = raw.trim();
  if (text.startsWith("<")) return prettyXml(text);
  const json = asJson(text);
  if (json !== null) return prettyJson(json);
  const lineEnd = text.indexOf("\n");
  if (lineEnd < 0) return [{ text, tone: "" }];
  return [{ text: `${text.slice(0, lineEnd)}\n`, tone: "mark" }, ...pretty(text.slice(lineEnd + 1))];
}

function asJson(text) {
  if (!/^[[{]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

function prettyJson(json) {
  return [...json.matchAll(JSON_TOKENS)].map(([text, string, colon]) => ({ text, tone: colon ? "name" : string ? "value" : "" }));
}

/** Elements with children open on a line of their own; an element with only text stays on one line. */
function prettyXml(xml) {
  const tokens = (xml.match(XML_TOKENS) ?? []).map((token) => token.trim()).filter(Boolean);
  const runs = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    const isTag = token.startsWith("<") && !token.startsWith("<![");
    const isClosing = token.startsWith("</");
    if (isClosing) depth -= 1;
    if (isTag && !(isClosing && isInline(tokens, index))) runs.push({ text: `${index ? "\n" : ""}${"  ".repeat(Math.max(0, depth))}`, tone: "" });
    runs.push({ text: token, tone: isTag ? "name" : "value" });
    if (isTag && !isClosing && !/\/>$|^<\?/.test(token)) depth += 1;
  });
  return runs;
}

// A closing tag stays on the line when what stands before it is text, or its own opening tag.
function isInline(tokens, index) {
  const before = tokens[index - 1] ?? "";
  return !before.startsWith("</") && !before.endsWith("/>");
}
