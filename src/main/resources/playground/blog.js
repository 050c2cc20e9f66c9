// The first column: the blog's articles, one to read, a form to write and edit.
import {act, button, day, el, field, formDialog, link, reconcile, safeUrl, shorten, toast} from './dom.js';

const EXAMPLES = [
  {
    title: 'The Robot Vacuum That Asked for Directions', category: 'Reviews',
    text: 'It arrived on a Thursday and was stuck under the sofa by noon.\n\n## What It Does Well\n\nEdges. It follows a wall as if it had been promised something at the end of it.\n\n## What It Does Not\n\nRugs with tassels. We do not speak of the tassels.\n\n## Would I Buy It Again?\n\nYes, and I would name it sooner. One is kinder to a machine with a name.',
  },
  {
    title: 'Three Prompts I Use Every Single Week', category: 'AI Tools',
    text: 'No magic words here, only questions that save me an hour.\n\n## The Devil’s Advocate\n\nI paste my plan and ask for the three best reasons against it.\n\n## The Patient Reader\n\nI ask which sentence a newcomer would stumble over first.\n\n## The Last Line\n\nI ask what I promised in the first paragraph and did not keep.',
  },
  {
    title: 'Our Newsletter Lost Half Its Readers. Good.', category: 'SEO & Marketing',
    text: 'We wrote to everybody who had not opened a letter in a year and said goodbye, with thanks.\n\nHalf the list left. The other half began to answer. It turns out that a room is warmer when the people in it want to be there.',
  },
];

export function mountBlog(root) {
  let state = null;
  let reading = null;
  let example = 0;
  const name = el('h2', {id: 'blog-name', class: 'b-name'});
  const tagline = el('p', {class: 'b-tagline'});
  const write = button('Write an article', () => openForm(null), {class: 'primary', id: 'write'});
  const note = el('p', {class: 'b-note'});
  const list = el('ol', {class: 'b-list', role: 'list'});
  const page = el('article', {class: 'b-page', hidden: true});
  const scroll = el('div', {class: 'scroll', tabindex: '-1'}, note, list, page);
  root.append(el('header', {class: 'b-head'}, name, write, tagline), scroll);

  function openForm(article) {
    const categories = [...new Set([...(article?.categories ?? []), ...state.categories])];
    const title = el('input', {name: 'title', required: true, maxlength: '200', value: article?.title ?? '', autocomplete: 'off', autofocus: true});
    const category = el('select', {name: 'category'}, categories.map(it => el('option', {text: it, value: it})));
    const text = el('textarea', {name: 'text', required: true, rows: '10', value: article?.text ?? ''});
    if (article) category.value = article.categories[0];
    const fill = article ? null : button('Fill in an example', () => {
      const sample = EXAMPLES[example++ % EXAMPLES.length];
      title.value = sample.title;
      category.value = sample.category;
      text.value = sample.text;
    }, {class: 'plain example'});
    const hint = 'A line that begins with ## is a heading. Two to eight headings become the options of the article’s poll.';
    formDialog(article ? 'Edit the article' : 'Write an article',
      [fill, field('Title', title), field('Category', category), field('Text', text, hint)],
      article ? 'Save' : 'Publish', async values => {
        const done = await act(article ? '/blog/edit' : '/blog/publish', {id: article?.id, ...values});
        if (done) toast(article ? 'Saved. The posts follow.' : 'Published. Watch the other two columns.');
        return done !== null;
      });
  }

  async function takeDown(article) {
    formDialog('Take the article down?', [el('p', {text: `“${article.title}” will be gone from the blog and its feed.`})],
      'Take down', async () => await act('/blog/delete', {id: article.id}) !== null);
  }

  function read(id) {
    reading = id;
    show();
    scroll.scrollTop = 0;
    (id ? page.querySelector('button') : list.querySelector('button'))?.focus({preventScroll: true});
  }

  function card(article) {
    const image = picture(article);
    return el('li', {class: 'b-card'},
      el('div', {class: 'b-words'},
        el('p', {class: 'b-kicker', text: article.categories[0] ?? ''}),
        el('h3', {}, button(article.title, () => read(article.id), {'data-focus': 'title'})),
        el('p', {class: 'b-excerpt', text: excerpt(article)}),
        el('p', {class: 'b-meta'}, article.author, article.publishedAt ? [' · ', day(article.publishedAt)] : null,
          article.editedAt ? ' · edited' : null)),
      image);
  }

  function showPage(article) {
    const actions = state.readOnly ? null : [
      button('Edit', () => openForm(article), {class: 'plain'}),
      button('Take down', () => takeDown(article), {class: 'plain danger'})];
    const body = article.text.split(/\n\s*\n/).flatMap(block => block.startsWith('##')
      ? [el('h4', {text: block.split('\n')[0].replace(/^#+\s*/, '')}), paragraph(block.split('\n').slice(1).join('\n'))]
      : [paragraph(block)]);
    page.replaceChildren(
      el('p', {class: 'b-actions'}, button('← All articles', () => read(null), {class: 'plain'}), actions),
      el('p', {class: 'b-kicker', text: article.categories.join(', ')}),
      el('h3', {text: article.title}),
      el('p', {class: 'b-meta'}, article.author, article.publishedAt ? [' · ', day(article.publishedAt)] : null, ' · ',
        link(article.link, {}, 'open its page')),
      picture(article) ?? '', ...body.filter(Boolean));
  }

  function show() {
    name.textContent = state.title;
    tagline.textContent = state.tagline;
    write.hidden = state.readOnly;
    note.textContent = [state.readOnly ? 'A real feed: it can only be read here.' : '', state.trouble].filter(Boolean).join(' ');
    note.hidden = !note.textContent;
    const article = state.articles.find(it => it.id === reading);
    if (!article) reading = null;
    list.hidden = Boolean(article);
    page.hidden = !article;
    if (article) {
      const sign = JSON.stringify(article);
      if (page.signature !== sign) {
        page.signature = sign;
        showPage(article);
      }
    } else {
      page.signature = null;
      reconcile(list, state.articles, it => it.id, JSON.stringify, card);
    }
  }

  return {
    render(whole) {
      state = whole.blog;
      show();
      return 0;
    },
  };
}

function paragraph(block) {
  const words = block.trim();
  if (!words) return null;
  const lines = words.split('\n');
  return lines.every(it => it.startsWith('- '))
    ? el('ul', {}, lines.map(it => el('li', {text: it.slice(2)})))
    : el('p', {text: words});
}

function excerpt(article) {
  return shorten(article.text.split(/\n\s*\n/).find(it => !it.startsWith('##')) ?? '', 150);
}

function picture(article) {
  const source = article.image && safeUrl(article.image);
  return source ? el('img', {class: 'b-image', src: source, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer'}) : null;
}
