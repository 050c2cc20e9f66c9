// The third column: a channel, groups, a forum with topics, and the private chat with the bot.
import {act, avatar, botAvatar, el, reconcile, stickToEnd, toast} from './dom.js';
import {badge, messageList, plainEmoji, speakAs, unreadCounter} from './chat.js';
import {telegramMessage} from './telegram-message.js';
import {telegramComposer} from './telegram-composer.js';

const GENERAL = 1;
const KINDS = {channel: 'channel', group: 'group', supergroup: 'group', private: 'bot'};

export function mountTelegram(root) {
  let whole = null;
  let state = null;
  let person = null;
  let chosen = null;
  let topic = GENERAL;
  let shown = null;
  let wanted = null;
  const waiting = new Set();
  const unread = unreadCounter();
  const speaker = speakAs('Speak on Telegram as', value => {
    person = value;
    composer.reset();
    look();
  });
  const chats = el('nav', {class: 't-chats', 'aria-label': 'Chats'});
  const title = el('h3', {class: 't-title'});
  const about = el('p', {class: 't-about'});
  const block = el('button', {type: 'button', class: 't-block', on: {click: () => act(user().blocked ? '/telegram/unblock' : '/telegram/block', {person})}});
  const topics = el('div', {class: 't-topics', role: 'group', 'aria-label': 'Topics'});
  const list = el('ol', {class: 't-messages', role: 'list', 'aria-label': 'Messages'});
  const composer = telegramComposer(where, () => ({
    commands: chat().commands, note: closed(chat()), start: chat().type === 'private' && !user().started,
    keys: replyKeys(), shareable: state.chats.filter(it => it.type !== 'private' && !it.migratedTo && isIn(it)),
    lastOwn: () => messages(chat()).findLast(it => String(it.senderId) === person && !it.service),
  }));
  root.append(
    el('header', {class: 't-head'}, el('h2', {id: 'telegram-name', class: 't-app', text: 'Telegram'}), speaker.node),
    el('div', {class: 't-main'}, chats,
      el('div', {class: 't-chat'}, el('div', {class: 't-bar'}, el('div', {}, title, about), block), topics, list, composer.root)));
  const tools = messageList(list, id => messages(chat()).find(it => String(it.id) === id), message => {
    const own = String(message.senderId) === person;
    const leads = ['creator', 'administrator'].includes(member(chat())?.status);
    return [
      {label: 'React', glyph: '☺', palette: true, run: (it, emoji) => react(it, emoji)},
      chat().type !== 'channel' && {label: 'Reply', glyph: '↩', run: it => composer.reply(it)},
      own && {label: 'Edit', glyph: '✎', run: it => composer.edit(it)},
      (own || leads) && {label: 'Delete', glyph: '🗑', run: it => act('/telegram/delete', {...where(), message: it.id})},
      chat().type !== 'private' && {label: 'Forward to the bot', glyph: '➦', run: forward},
    ].filter(Boolean);
  });

  const look = () => document.dispatchEvent(new Event('afterword:look'));
  const user = () => state.users.find(it => String(it.id) === person) ?? {started: false};
  const member = it => it.members.find(m => String(m.user) === person);
  const isIn = it => Boolean(member(it)) || it.linkedChat && state.chats.some(c => c.id === it.linkedChat && member(c));

  function where() {
    const place = chat();
    return {person, chat: place.id, topic: place.forum && topic !== GENERAL ? topic : null};
  }

  /** The chats a person has, the one with the bot included even before its first message. */
  function places() {
    const listed = state.chats.filter(it => it.type !== 'private' && !it.migratedTo && isIn(it));
    const own = state.chats.find(it => it.type === 'private' && String(it.id) === person)
      ?? {id: Number(person), type: 'private', members: [], topics: [], pinned: [], commands: [], messages: [], forum: false};
    return [...listed, {...own, title: state.bot.name}];
  }

  const chat = () => places().find(it => it.id === chosen) ?? places()[0];

  function messages(place) {
    if (!place.forum) return place.messages;
    return place.messages.filter(it => (it.thread ?? GENERAL) === topic);
  }

  function closed(place) {
    if (place.type === 'channel' && !['creator', 'administrator'].includes(member(place)?.status)) return 'Only administrators post here. Readers react, and comment below a post.';
    if (place.forum && place.topics.find(it => it.id === topic)?.closed) return 'This topic is closed.';
    return '';
  }

  function replyKeys() {
    const last = chat().messages.findLast(it => it.markup);
    return last?.markup === 'keyboard' ? last.keyboard : [];
  }

  async function forward(message) {
    if (await act('/telegram/forward', {...where(), message: message.id})) toast('Forwarded to the bot in private.');
  }

  const key = message => `${chat().id}/${message.id}/${person}`;
  const chosenReactions = new Map();

  /** In channels the reactions are counted without names: the page remembers its own. */
  function mine(message, reaction) {
    return reaction.by.some(it => String(it) === person)
      || !reaction.by.length && plainEmoji(chosenReactions.get(key(message)) ?? '') === plainEmoji(reaction.emoji);
  }

  async function react(message, emoji) {
    if (await act('/telegram/react', {...where(), message: message.id, emoji})) {
      chosenReactions.set(key(message), emoji);
      look();
    }
  }

  async function press(message, it) {
    const answer = await act('/telegram/press', {...where(), message: message.id, data: it.callbackData});
    if (answer) waiting.add(answer.press);
    look();
  }

  function open(id, threadId = GENERAL) {
    chosen = id;
    topic = threadId;
    composer.reset();
    look();
  }

  function openComments(rootMessage) {
    open(rootMessage.chat);
    wanted = rootMessage.id;
    look();
    composer.reply(rootMessage.message);
  }

  /** The copy of a channel's post in the linked group is where its comments hang. */
  function comments(place, message) {
    const group = place.type === 'channel' && state.chats.find(it => it.id === place.linkedChat);
    const copy = group && group.messages.find(it => it.copyOf && it.copyOf.chat === place.id && it.copyOf.message === message.id);
    if (!copy) return null;
    const under = new Set([copy.id]);
    let count = 0;
    for (const it of group.messages) {
      if (it.id !== copy.id && (it.thread === copy.id || under.has(it.replyTo))) {
        under.add(it.id);
        count++;
      }
    }
    return {count, root: {chat: group.id, id: copy.id, message: copy}};
  }

  function entry(item) {
    return el('button', {
      type: 'button', class: 't-entry', title: item.title, 'aria-current': item.current ? 'true' : null, 'data-focus': 'entry',
      on: {click: () => open(item.id)},
    }, item.type === 'private' ? botAvatar('t-avatar') : avatar(item.title, 't-avatar'),
    el('span', {class: 'words', text: item.title}), badge(item.unread));
  }

  function showTopics(place) {
    topics.hidden = !place.forum;
    if (!place.forum) return;
    const items = [{id: GENERAL, name: 'General'}, ...place.topics.filter(it => it.id !== GENERAL)];
    if (!items.some(it => it.id === topic)) topic = GENERAL;
    reconcile(topics, items, it => it.id, it => JSON.stringify([it, it.id === topic]), it => el('button', {
      type: 'button', 'aria-pressed': String(it.id === topic), text: (it.closed ? '🔒 ' : '') + it.name, 'data-focus': 'topic',
      on: {click: () => open(place.id, it.id)},
    }));
  }

  function showMessages(place, isVisible) {
    const items = messages(place);
    const found = id => id ? place.messages.find(it => it.id === id) : null;
    const role = message => {
      const status = place.type === 'private' || place.type === 'channel' ? null : place.members.find(it => it.user === message.senderId)?.status;
      return status === 'creator' ? 'owner' : status === 'administrator' ? 'admin' : null;
    };
    const now = `${place.id}/${topic}/${person}`;
    const switched = shown !== now;
    shown = isVisible ? now : null;
    const view = message => ({
      person, chat: place, replied: found(message.replyTo), articles: whole.blog.articles, site: whole.blog.title,
      comments: comments(place, message), role: role(message), mine, react, press, openComments,
      jump: id => {
        wanted = id;
        look();
      },
      command: words => act('/telegram/write', {...where(), text: words}),
    });
    stickToEnd(list, () => tools.keep(() => reconcile(list, items, it => it.id, it => JSON.stringify([
      it, person, found(it.replyTo)?.text, comments(place, it)?.count, role(it), chosenReactions.get(key(it)), it.preview && whole.blog.articles.find(a => a.link === it.preview)?.title]),
    it => telegramMessage(it, view(it)))), switched);
    if (!items.length) list.replaceChildren(el('li', {class: 'empty', text: place.type === 'private' ? 'What the bot writes to you alone appears here.' : 'Nothing was said here yet.'}));
    if (wanted) {
      const target = list.querySelector(`[data-message="${wanted}"]`);
      wanted = null;
      target?.scrollIntoView({block: 'center'});
      if (!root.querySelector('.composer').contains(document.activeElement)) target?.focus({preventScroll: true});
      target?.classList.add('flash');
    }
  }

  function showAnswers() {
    for (const it of state.presses) {
      if (!waiting.has(it.id) || !it.answered) continue;
      waiting.delete(it.id);
      if (it.text) toast(it.text);
    }
  }

  return {
    render(everything, isVisible) {
      whole = everything;
      state = everything.telegram;
      person ??= state.people.find(it => !it.admin)?.id ?? state.people[0]?.id;
      if (!person) return 0;
      speaker.show(state.people, person);
      const place = chat();
      const counts = unread.count(places().map(it => ({
        id: it.id, ids: it.messages.filter(m => String(m.senderId) !== person && !m.service).map(m => m.id)})), isVisible ? place.id : null);
      reconcile(chats, places().map(it => ({id: it.id, type: it.type, title: it.title, unread: counts.get(it.id), current: it.id === place.id})),
        it => it.id, JSON.stringify, entry);
      title.textContent = place.title;
      about.textContent = describe(place);
      block.hidden = place.type !== 'private' || !user().started;
      block.textContent = user().blocked ? 'Unblock' : 'Block';
      showTopics(place);
      showMessages(place, isVisible);
      showAnswers();
      composer.render();
      return [...counts.values()].reduce((sum, it) => sum + it, 0);
    },
  };

  function describe(place) {
    if (place.type === 'private') return user().blocked ? 'blocked' : 'bot';
    const linked = state.chats.find(it => it.id === place.linkedChat);
    const people = `${place.members.length} ${place.type === 'channel' ? 'subscribers' : 'members'}`;
    return [place.forum ? 'forum' : KINDS[place.type], place.username ? '@' + place.username : null, people,
      linked ? (place.type === 'channel' ? `comments in ${linked.title}` : `comments of ${linked.title}`) : null].filter(Boolean).join(' · ');
  }
}
