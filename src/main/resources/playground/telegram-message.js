// One Telegram message: a bubble with its answer, preview, words, buttons and reactions.
import {act, clock, colorOf, day, el, link, safeUrl, shorten} from './dom.js';
import {reactionChips} from './chat.js';
import {withEntities} from './telegram-format.js';

const SERVICE = {
  new_chat_members: 'joined', left_chat_member: 'left', new_chat_title: 'changed the title', pinned_message: 'pinned a message',
  forum_topic_created: 'opened the topic', forum_topic_closed: 'closed the topic', forum_topic_reopened: 'reopened the topic',
  chat_shared: 'shared a chat', migrate_to_chat_id: 'turned the group into a supergroup', group_chat_created: 'made the group',
};

/** "view" is {person, chat, replied, articles, comments, jump, press, command, openComments}. */
export function telegramMessage(message, view) {
  if (message.service) {
    const what = SERVICE[message.service] ?? message.service.replaceAll('_', ' ');
    return el('li', {class: 't-service', text: `${message.sender} ${what}`});
  }
  const inChannel = view.chat.type === 'channel';
  const own = String(message.senderId) === view.person;
  const bubble = el('div', {class: 't-bubble'});
  const preview = message.preview ? previewCard(message.preview, view) : null;
  if (!own) bubble.append(senderLine(message, view));
  if (message.forwardedFrom) bubble.append(el('p', {class: 't-forwarded'}, 'Forwarded from ', el('b', {text: message.forwardedFrom})));
  if (view.replied) bubble.append(repliedBlock(message, view.replied, view));
  if (preview && message.fromBot) bubble.append(preview);
  if (message.photo) bubble.append(el('p', {class: 't-file', text: '🖼 ' + message.photo}));
  bubble.append(el('div', {class: 't-text'}, withEntities(message.text, message.entities, view.command)));
  if (preview && !message.fromBot) bubble.append(preview);
  const chips = reactionChips(message.reactions, it => view.mine(message, it),
    (it, on) => view.react(message, on ? it.emoji : ''));
  bubble.append(el('div', {class: 't-foot'}, chips ?? el('span'), el('span', {class: 't-time'},
    message.edited ? 'edited ' : '', clock(message.date * 1000))));
  if (view.comments) {
    const {count, root} = view.comments;
    bubble.append(el('button', {
      type: 'button', class: 't-comments', 'data-focus': 'comments', on: {click: () => view.openComments(root)},
    }, el('span', {text: count === 0 ? '💬 Leave a comment' : count === 1 ? '💬 1 comment' : `💬 ${count} comments`}), el('span', {text: '›', 'aria-hidden': 'true'})));
  }
  const item = el('li', {
    class: ['t-message', own && 'own', inChannel && 'post', message.copyOf && 'copy'].filter(Boolean).join(' '),
    tabindex: '-1', 'data-message': message.id,
  }, bubble);
  if (message.keyboard.length && message.markup !== 'keyboard') item.append(keyboard(message, view));
  return item;
}

function senderLine(message, view) {
  const name = el('b', {text: message.sender});
  name.style.color = colorOf(message.sender);
  const roles = [message.fromBot && view.chat.type !== 'channel' && 'bot', view.role].filter(Boolean).join(' · ');
  return el('p', {class: 't-sender'}, name, roles ? el('small', {text: roles}) : null);
}

function repliedBlock(message, replied, view) {
  const block = el('button', {type: 'button', class: 't-replied', 'data-focus': 'replied', on: {click: () => view.jump(replied.id)}},
    el('b', {text: replied.sender}), el('span', {text: message.quote || shorten(replied.text, 60) || 'a message'}));
  block.style.setProperty('--name', colorOf(replied.sender));
  return block;
}

/** A preview knows what the blog's column knows; of other addresses it shows the host. */
function previewCard(address, view) {
  const url = safeUrl(address);
  if (!url) return null;
  const article = view.articles.find(it => it.link === address);
  const bare = view.articles.some(it => it.image === address) || /\.(png|jpe?g|gif|webp)$/i.test(new URL(url).pathname);
  if (bare) {
    return link(address, {class: 't-preview large bare', 'data-focus': 'preview', 'aria-label': 'Picture'},
      el('img', {src: url, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer'}));
  }
  const picture = article?.image && safeUrl(article.image);
  return link(address, {class: picture ? 't-preview large' : 't-preview', 'data-focus': 'preview'},
    picture ? el('img', {src: picture, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer'}) : null,
    el('small', {text: article ? view.site : new URL(url).host}),
    el('b', {text: article?.title ?? shorten(address, 60)}),
    article ? el('span', {text: shorten(article.text.split(/\n\s*\n/).find(it => !it.startsWith('##')) ?? '', 90)}) : null);
}

function keyboard(message, view) {
  return el('div', {class: 't-keyboard'}, message.keyboard.map(row => el('div', {}, row.map(it => it.url
    ? link(it.url, {class: 't-key'}, it.text + ' ↗')
    : el('button', {type: 'button', class: 't-key', text: it.text, 'data-focus': 'key' + it.callbackData, on: {click: () => view.press(message, it)}})))));
}

/** A line between the messages of two days. */
export function dayLine(seconds) {
  return el('li', {class: 't-service'}, day(seconds * 1000));
}
