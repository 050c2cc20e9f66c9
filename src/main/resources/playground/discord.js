// The second column: one guild with its channels, threads and forum, and the private conversation with the bot.
import {act, button, el, reconcile, shorten, stickToEnd} from './dom.js';
import {badge, messageList, speakAs, unreadCounter} from './chat.js';
import {discordMessage} from './discord-message.js';
import {discordComposer} from './discord-composer.js';
import {flatCommands} from './discord-commands.js';

const SIGNS = {TEXT: '#', ANNOUNCEMENT: '📣', FORUM: '🗨', DIRECT: '@', PUBLIC_THREAD: '⤷', ANNOUNCEMENT_THREAD: '⤷', PRIVATE_THREAD: '⤷'};
const GROUPING = 5 * 60 * 1000;
const THREADS_LISTED = 6;

export function mountDiscord(root) {
  let state = null;
  let person = null;
  let chosen = null;
  let shownChannel = null;
  let wanted = null;
  const unread = unreadCounter();
  const name = el('h2', {id: 'discord-name', class: 'd-server'});
  const speaker = speakAs('Speak on Discord as', value => {
    person = value;
    composer.reset();
    look();
  });
  const sidebar = el('nav', {class: 'd-channels', 'aria-label': 'Channels', id: 'discord-channels'});
  const opener = button('☰', () => toggle(), {class: 'd-opener', 'aria-label': 'Channels', 'aria-controls': 'discord-channels', 'aria-expanded': 'false'});
  const title = el('h3', {class: 'd-title'});
  const list = el('ol', {class: 'd-messages', role: 'list', 'aria-label': 'Messages'});
  const forum = el('ul', {class: 'd-forum', role: 'list', 'aria-label': 'Posts'});
  const composer = discordComposer(() => ({person, channel: channel().address}), () => ({
    commands: flatCommands(guild().commands), people: guild().members, channels: channel().kind === 'DIRECT' ? [] : places(),
    name: label(channel()), note: channel().kind === 'FORUM' ? 'Open a post to take part in its conversation.' : '',
    lastOwn: () => visibleMessages(channel()).findLast(it => it.authorId === person),
  }));
  root.append(
    el('header', {class: 'd-head-bar'}, name, speaker.node),
    el('div', {class: 'd-main'}, sidebar,
      el('div', {class: 'd-chat'}, el('div', {class: 'd-bar'}, opener, title), forum, list, composer.root)));
  const tools = messageList(list, id => visibleMessages(channel()).find(it => it.id === id), message => {
    const own = message.authorId === person;
    if (message.onlyFor) return [];
    return [
      {label: 'React', glyph: '☺', palette: true, run: (it, emoji) => act('/discord/react', {...at(it), emoji, on: true})},
      {label: 'Reply', glyph: '↩', run: it => composer.reply(it)},
      own && {label: 'Edit', glyph: '✎', run: it => composer.edit(it)},
      (own || manages()) && {label: 'Delete', glyph: '🗑', run: it => act('/discord/delete', at(it))},
    ].filter(Boolean);
  });
  sidebar.addEventListener('keydown', event => {
    if (event.key === 'Escape' && root.classList.contains('open')) {
      toggle(false);
      opener.focus();
    }
  });

  const at = message => ({channel: channel().address, person, message: message.id});
  const look = () => document.dispatchEvent(new Event('afterword:look'));
  const guild = () => state.guilds[0];
  const manages = () => guild().members.find(it => it.id === person)?.manages;
  const label = it => it.kind === 'DIRECT' ? '@Afterword' : it.thread ? it.name : '#' + it.name;

  function toggle(open = !root.classList.contains('open')) {
    root.classList.toggle('open', open);
    opener.setAttribute('aria-expanded', String(open));
    if (open) sidebar.querySelector('[aria-current], button')?.focus();
  }

  /** The guild's channels and threads in the order in which they are listed, and the private conversation. */
  function places() {
    return guild().channels.filter(it => it.kind !== 'CATEGORY').flatMap(it => [it, ...it.threads]).map(it => ({...it, address: it.id}));
  }

  function direct() {
    const found = state.directs.find(it => it.personId === person);
    return {id: 'direct', address: 'direct', kind: 'DIRECT', name: 'Afterword', messages: [], threads: [], ...found && {messages: found.messages, real: found.id}};
  }

  function channel() {
    const all = [...places(), direct()];
    return all.find(it => it.id === chosen) ?? all.find(it => it.name === 'articles') ?? all[0];
  }

  const visibleMessages = place => withStarter(place).filter(it => !it.onlyFor || it.onlyFor === person);

  /** A thread begins with the message it was started on, which lies in its channel. */
  function withStarter(place) {
    const messages = place.messages.filter(it => it.kind !== 'THREAD_STARTER');
    if (!place.thread || messages.some(it => it.id === place.id)) return messages;
    const starter = guild().channels.find(it => it.id === place.thread.parentId)?.messages.find(it => it.id === place.id);
    return starter ? [starter, ...messages] : messages;
  }

  function open(id) {
    chosen = id;
    composer.reset();
    toggle(false);
    look();
  }

  function jump(channelId, messageId) {
    wanted = messageId ?? null;
    if (channelId !== channel().id && channelId !== channel().real) open(places().some(it => it.id === channelId) ? channelId : 'direct');
    else look();
  }

  const names = {
    person: id => guild().members.find(it => it.id === id)?.name ?? 'someone',
    channel: id => places().find(it => it.id === id)?.name ?? 'a channel',
    jump,
  };

  function entry(item) {
    return el('button', {
      title: item.name, type: 'button', class: item.thread ? 'd-entry thread' : 'd-entry', 'aria-current': item.id === channel().id ? 'true' : null,
      'data-focus': 'entry', on: {click: () => open(item.id)},
    }, el('span', {class: 'sign', 'aria-hidden': 'true', text: SIGNS[item.kind] ?? '#'}),
    el('span', {class: 'words', text: item.name}), badge(item.unread));
  }

  function showSidebar(counts) {
    const listed = guild().channels.filter(it => it.kind !== 'CATEGORY').flatMap(it =>
      [it, ...it.threads.filter(t => !t.thread.archived || t.id === chosen).slice(-THREADS_LISTED).reverse()]);
    const items = [...listed, direct()].map(it => ({id: it.id, kind: it.kind, name: it.name, thread: Boolean(it.thread), unread: counts.get(it.id) ?? 0}));
    reconcile(sidebar, items, it => it.id, it => JSON.stringify([it, it.id === channel().id]), entry);
  }

  function showForum(place) {
    const posts = [...place.threads].reverse();
    reconcile(forum, posts, it => it.id, it => JSON.stringify([it.name, it.messages.length, it.messages[0], it.thread]), post => {
      const tags = place.tags.filter(it => post.thread.appliedTags.includes(it.id));
      const first = post.messages[0];
      return el('li', {}, el('button', {type: 'button', class: 'd-post', 'data-focus': 'post', on: {click: () => open(post.id)}},
        tags.length ? el('span', {class: 'd-tags'}, tags.map(it => el('span', {text: it.name}))) : null,
        el('b', {text: post.name}),
        el('span', {class: 'd-excerpt', text: shorten(first?.content || first?.embeds?.[0]?.description || '', 110)}),
        el('small', {text: `💬 ${Math.max(0, post.messages.length - 1)}`})));
    });
    if (!posts.length) forum.replaceChildren(el('li', {class: 'empty', text: 'No posts yet.'}));
  }

  function showMessages(place, isVisible) {
    const messages = visibleMessages(place);
    const items = messages.map((message, index) => {
      const before = messages[index - 1];
      const near = before && before.authorId === message.authorId && before.authorName === message.authorName
        && !before.onlyFor === !message.onlyFor && new Date(message.createdAt) - new Date(before.createdAt) < GROUPING;
      return {message, grouped: Boolean(near && !message.replyTo && before.kind !== 'THREAD_CREATED')};
    });
    const found = id => messages.find(it => it.id === id);
    const threadOf = message => place.thread ? null : place.threads.find(it => it.id === message.id);
    const switched = shownChannel !== place.id + person;
    // What is not on the screen cannot be scrolled: it is when the column is looked at.
    shownChannel = isVisible ? place.id + person : null;
    stickToEnd(list, () => tools.keep(() => reconcile(list, items, it => it.message.id,
      it => JSON.stringify([it, person, found(it.message.replyTo)?.content, threadOf(it.message)?.messages.length]),
      it => discordMessage(it.message, {
        person, botId: state.botId, names, grouped: it.grouped, thread: threadOf(it.message),
        replied: found(it.message.replyTo), openThread: open, outcome: composer.outcome,
      }))), switched);
    if (!messages.length) list.replaceChildren(el('li', {class: 'empty', text: place.kind === 'DIRECT' ? 'Say something to the bot in private.' : 'Nothing was said here yet.'}));
    if (wanted) {
      const target = list.querySelector(`[data-message="${CSS.escape(wanted)}"]`);
      wanted = null;
      target?.scrollIntoView({block: 'center'});
      target?.focus({preventScroll: true});
      target?.classList.add('flash');
    }
  }

  return {
    render(whole, isVisible) {
      state = whole.discord;
      person ??= state.people.find(it => !it.admin)?.id ?? state.people[0]?.id;
      if (!guild()) return 0;
      name.textContent = guild().name;
      root.classList.toggle('offline', !state.botOnline);
      speaker.show(state.people, person);
      const place = channel();
      const everywhere = [...places(), direct()].map(it => ({
        id: it.id, ids: visibleMessages(it).filter(m => m.authorId !== person).map(m => m.id)}));
      const counts = unread.count(everywhere, isVisible ? place.id : null);
      showSidebar(counts);
      title.replaceChildren(el('span', {class: 'sign', 'aria-hidden': 'true', text: SIGNS[place.kind] ?? '#'}), ' ', place.name,
        place.thread?.archived ? el('small', {text: ' archived'}) : '');
      const isForum = place.kind === 'FORUM';
      forum.hidden = !isForum;
      list.hidden = isForum;
      if (isForum) showForum(place);
      else showMessages(place, isVisible);
      composer.render();
      return [...counts.values()].reduce((sum, it) => sum + it, 0);
    },
  };
}
