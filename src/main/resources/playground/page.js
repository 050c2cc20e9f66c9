// Fetches what there is to see whenever the server says that it changed, and lets the three columns show it.
import {mountBlog} from './blog.js';
import {mountDiscord} from './discord.js';
import {mountTelegram} from './telegram.js';

const status = document.getElementById('status');
const tabs = [...document.querySelectorAll('.tabs button')];
const narrow = matchMedia('(max-width: 1139px)');
const columns = {
  blog: mountBlog(document.getElementById('blog')),
  discord: mountDiscord(document.getElementById('discord')),
  telegram: mountTelegram(document.getElementById('telegram')),
};
let fetching = false;
let again = false;
let connected = false;
let setup = '';
let setupDone = false;

/** Whether a column can be seen: in one-column layout only the chosen one is. */
const visible = name => !narrow.matches || document.body.dataset.tab === name;

async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const response = await fetch('/state');
    if (response.ok) render(await response.json());
  } catch {
    connected = false;
  }
  fetching = false;
  showStatus();
  if (again) {
    again = false;
    refresh();
  }
}

let latest = null;

function render(state) {
  latest = state;
  setup = state.setup;
  setupDone = state.setupDone;
  if (state.blog.readOnly) {
    document.getElementById('intro').textContent = 'The newest articles of a real feed are posted in both apps: comment, react or type / in one and watch the other.';
  }
  for (const [name, column] of Object.entries(columns)) {
    const unread = column.render(state, visible(name));
    const tab = tabs.find(it => it.dataset.tab === name);
    tab.dataset.unread = unread > 99 ? '99+' : unread || '';
    tab.setAttribute('aria-label', unread ? `${tab.dataset.name}, ${unread} unread` : tab.dataset.name);
  }
  document.body.dataset.ready = 'true';
}

function showStatus() {
  status.dataset.kind = !connected || setup && setupDone ? 'off' : setup ? 'busy' : 'on';
  const words = !connected ? 'Not connected' : setup || 'Live';
  if (status.textContent !== words) status.textContent = words;
}

function choose(name) {
  document.body.dataset.tab = name;
  for (const tab of tabs) {
    if (tab.dataset.tab === name) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
  if (latest) render(latest);
}

for (const tab of tabs) {
  tab.dataset.name = tab.textContent.replace(/[^A-Za-z]/g, '');
  tab.addEventListener('click', () => choose(tab.dataset.tab));
}
choose('blog');
narrow.addEventListener('change', () => latest && render(latest));
document.addEventListener('afterword:look', () => latest && render(latest));

const events = new EventSource('/events');
events.addEventListener('changed', () => {
  connected = true;
  refresh();
});
events.addEventListener('open', () => {
  connected = true;
  showStatus();
});
events.addEventListener('error', () => {
  connected = false;
  showStatus();
});
