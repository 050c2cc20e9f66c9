// Discord's markup, as far as messages here use it, turned into elements.
import {append, el, link, safeUrl} from './dom.js';

const INLINE = new RegExp([
  '\\\\([^A-Za-z0-9\\s])',                      // 1 escaped sign
  '`([^`]+)`',                                  // 2 code
  '\\*\\*([^]+?)\\*\\*(?!\\*)',                 // 3 bold
  '__([^]+?)__(?!_)',                           // 4 underlined
  '~~([^]+?)~~',                                // 5 struck out
  '\\|\\|([^]+?)\\|\\|',                        // 6 spoiler
  '\\*([^*\\s](?:[^*]*[^*\\s])?)\\*',           // 7 italic
  '(?<![A-Za-z0-9])_([^_]+)_(?![A-Za-z0-9])',   // 8 italic
  '\\[((?:\\\\.|[^\\]\\\\])+)\\]\\(<?([^)\\s>]+)>?(?: "[^"]*")?\\)', // 9, 10 named link
  '<(https?:[^>\\s]+)>',                        // 11 link without a preview
  '(https?:\\/\\/[^\\s<]+[^\\s<.,:;"\')\\]])',  // 12 bare link
  '<@!?(\\d+)>',                                // 13 person
  '<#(\\d+)>',                                  // 14 channel
  '<t:(-?\\d+)(?::([tTdDfFR]))?>',              // 15, 16 time
].join('|'), 'g');

/** "names" gives the shown names of people and channels and follows links to messages. */
export function formatted(text, names) {
  const blocks = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line.startsWith('```')) {
      const end = lines.findIndex((it, index) => index > at && it.endsWith('```'));
      const stop = end < 0 ? lines.length : end;
      blocks.push(el('pre', {text: lines.slice(at + 1, stop).join('\n')}));
      at = stop;
    } else if (/^>>? /.test(line)) {
      const quoted = [];
      while (at < lines.length && lines[at].startsWith('> ')) quoted.push(lines[at++].slice(2));
      at--;
      blocks.push(el('blockquote', {}, inlineLines(quoted, names)));
    } else if (/^#{1,3} /.test(line)) blocks.push(el('p', {class: 'heading'}, inline(line.replace(/^#+ /, ''), names)));
    else if (line.startsWith('-# ')) blocks.push(el('p', {class: 'subtext'}, inline(line.slice(3), names)));
    else if (/^[-*] /.test(line)) blocks.push(el('p', {class: 'point'}, inline(line.slice(2), names)));
    else blocks.push(el('p', {}, line ? inline(line, names) : '\u00a0'));
  }
  return blocks;
}

function inlineLines(lines, names) {
  return lines.flatMap((line, index) => index ? [el('br'), inline(line, names)] : [inline(line, names)]);
}

function inline(text, names) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.append(text.slice(from, match.index));
    append(parts, [element(match, names)]);
    from = match.index + match[0].length;
  }
  parts.append(text.slice(from));
  return parts;
}

function element(match, names) {
  const [, escaped, code, bold, under, strike, spoiler, italic, italic2, label, target, quiet, bare, person, channel, time,
    style] = match;
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return el('code', {text: code});
  if (bold !== undefined) return el('strong', {}, inline(bold, names));
  if (under !== undefined) return el('u', {}, inline(under, names));
  if (strike !== undefined) return el('s', {}, inline(strike, names));
  if (spoiler !== undefined) return el('span', {class: 'spoiler', tabindex: '0'}, inline(spoiler, names));
  if (italic !== undefined || italic2 !== undefined) return el('em', {}, inline(italic ?? italic2, names));
  if (label !== undefined) return address(target, inline(label, names), names);
  if (quiet !== undefined || bare !== undefined) return address(quiet ?? bare, quiet ?? bare, names);
  if (person !== undefined) return el('span', {class: 'mention', text: '@' + names.person(person)});
  if (channel !== undefined) return el('span', {class: 'mention', text: '#' + names.channel(channel)});
  return el('span', {class: 'mention', text: when(Number(time), style)});
}

function address(target, words, names) {
  const message = /^https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(target);
  if (message) {
    return el('button', {type: 'button', class: 'jump', on: {click: () => names.jump(message[1], message[2])}},
      words === target ? '↪ message' : words);
  }
  return safeUrl(target) ? link(target, {}, words) : el('span', {}, words);
}

function when(seconds, style) {
  const date = new Date(seconds * 1000);
  if (style === 't' || style === 'T') return date.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
  if (style === 'd' || style === 'D') return date.toLocaleDateString();
  return date.toLocaleString([], {dateStyle: 'medium', timeStyle: 'short'});
}
