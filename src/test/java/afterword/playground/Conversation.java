package afterword.playground;

import afterword.playground.discord.DiscordView;
import afterword.playground.telegram.MessageAddress;
import java.util.List;

/** Posts and comments such as the bot and its readers leave, for the page to show. */
final class Conversation {
    private static final String TALLY =
            "Which part speaks to you?\\n❤ Pace · 2\\n🔥 Lack of Purpose · 1\\n👏 Internal Tooling · 0";

    final long articles;
    final long post;
    final long admin;
    final long member;
    final long telegramMember;
    final long telegramGroup;
    final int telegramPost;

    private Conversation(
            long articles,
            long post,
            List<Long> discordPeople,
            long telegramMember,
            long telegramGroup,
            int telegramPost) {
        this.articles = articles;
        this.post = post;
        this.admin = discordPeople.getFirst();
        this.member = discordPeople.get(1);
        this.telegramMember = telegramMember;
        this.telegramGroup = telegramGroup;
        this.telegramPost = telegramPost;
    }

    static Conversation begin(Playground playground) {
        var bot = new PlainBot(playground.access());
        var sample = playground.sampleBlog();
        if (sample == null) {
            throw new IllegalStateException("A conversation needs the sample blog");
        }
        var article = sample.articles().getFirst();
        var view = playground.discord().view();
        var guild = view.guilds().getFirst();
        var people = guild.members().stream()
                .filter(it -> !it.bot())
                .map(it -> Long.parseLong(it.id()))
                .toList();
        var channel = guild.channels().stream()
                .filter(it -> it.name().equals("articles"))
                .findFirst()
                .orElseThrow();
        registerCommands(bot, view.botId(), guild.id());
        var post = bot.discord("POST", "channels/" + channel.id() + "/messages", embed(article))
                .path("id")
                .asText();
        for (var emoji : List.of("%E2%9D%A4", "%F0%9F%94%A5", "%F0%9F%91%8F")) {
            bot.discord("PUT", "channels/" + channel.id() + "/messages/" + post + "/reactions/" + emoji + "/@me", "");
        }
        bot.discord(
                "POST",
                "channels/" + channel.id() + "/messages/" + post + "/threads",
                "{\"name\":\"" + article.title() + "\"}");
        var discord = playground.discord().people();
        var thread = Long.parseLong(post);
        var first = discord.write(thread, people.get(1), "The colour committee got me. We had one for *icons*.");
        discord.write(thread, people.get(2), "Only one? **Lucky you.**", first);
        discord.react(Long.parseLong(channel.id()), people.get(1), thread, "🔥");
        discord.write(
                Long.parseLong(channel.id()), people.get(2), "New post is up, I have opinions about internal tooling.");
        forum(bot, view, article);

        var telegram = playground.telegram();
        var chats = telegram.view().chats();
        var news = chats.stream()
                .filter(it -> it.type().equals("channel"))
                .findFirst()
                .orElseThrow();
        var group = chats.stream()
                .filter(it -> it.title().equals("Reading Room"))
                .findFirst()
                .orElseThrow();
        var inChannel = bot.telegram("sendMessage", telegramPost(news.id(), article))
                .path("message_id")
                .asInt();
        var inGroup = bot.telegram("sendMessage", telegramPost(group.id(), article))
                .path("message_id")
                .asInt();
        var lena = telegram.view().users().stream()
                .filter(it -> it.name().equals("Lena"))
                .findFirst()
                .orElseThrow()
                .id();
        var tomas = telegram.view().users().stream()
                .filter(it -> it.name().equals("Tomás"))
                .findFirst()
                .orElseThrow()
                .id();
        var said = telegram.people()
                .write(group.id(), lena, "“A language spoken in one valley” is going on my wall.", inGroup, null);
        telegram.people()
                .write(group.id(), tomas, "Ha. I was the one asking the questions there.", said.message(), null);
        telegram.people().react(lena, new MessageAddress(group.id(), inGroup), List.of("❤"));
        telegram.people().react(tomas, new MessageAddress(news.id(), inChannel), List.of("🔥"));
        telegram.people()
                .comment(lena, new MessageAddress(news.id(), inChannel), "Six people above a bicycle shop. I am in.");
        bot.telegram("setMyCommands", """
                {"commands":[{"command":"latest","description":"The newest articles"},{"command":"comments","description":"What people say about an article"},
                {"command":"help","description":"What I understand"}]}""");
        return new Conversation(Long.parseLong(channel.id()), thread, people, tomas, group.id(), inGroup);
    }

    private static void registerCommands(PlainBot bot, String application, String guild) {
        bot.discord("PUT", "applications/" + application + "/guilds/" + guild + "/commands", """
                [{"name":"latest","description":"The newest articles","type":1},
                {"name":"comment","description":"Comment on this article","type":1},
                {"name":"search","description":"Find articles","type":1,"options":[{"type":3,"name":"words","description":"What to look for","required":true}]},
                {"name":"channel","description":"Where articles go","type":1,"options":[
                  {"type":1,"name":"list","description":"Where articles are posted"},
                  {"type":1,"name":"remove","description":"Stop posting here","options":[{"type":7,"name":"channel","description":"Which channel","required":false}]}]}]""");
    }

    private static void forum(PlainBot bot, DiscordView view, BlogArticle article) {
        var forum = view.guilds().getFirst().channels().stream()
                .filter(it -> it.kind().equals("FORUM"))
                .findFirst()
                .orElseThrow();
        var tag = forum.tags().getFirst().id();
        bot.discord(
                "POST",
                "channels/" + forum.id() + "/threads",
                "{\"name\":\"" + article.title() + "\",\"applied_tags\":[\"" + tag + "\"],\"message\":" + embed(article)
                        + "}");
    }

    private static String embed(BlogArticle article) {
        return """
                {"embeds":[{"title":"%s","url":"%s","color":12732701,"author":{"name":"%s"},"description":"%s",
                "fields":[{"name":"Category","value":"%s","inline":true},{"name":"Tags","value":"careers, big companies","inline":true},{"name":"Poll","value":"%s"}],
                "image":{"url":"%s"},"footer":{"text":"3 min read"}}],
                "components":[{"type":1,"components":[{"type":2,"style":2,"label":"Comment","custom_id":"comment:1"},{"type":2,"style":5,"label":"Read","url":"%s"}]}]}
                """.formatted(
                        article.title(),
                        article.link(),
                        article.author(),
                        BlogText.excerpt(article.text()),
                        article.categories().getFirst(),
                        TALLY,
                        article.image(),
                        article.link());
    }

    private static String telegramPost(long chat, BlogArticle article) {
        var text = article.title() + "\\n" + article.author() + " · "
                + article.categories().getFirst() + "\\n\\n" + TALLY;
        return """
                {"chat_id":%d,"text":"%s","entities":[{"type":"bold","offset":0,"length":%d}],
                "link_preview_options":{"url":"%s","prefer_large_media":true,"show_above_text":true}%s}
                """.formatted(chat, text, article.title().length(), article.link(), "");
    }
}
