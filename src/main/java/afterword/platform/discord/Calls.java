package afterword.platform.discord;

import afterword.chat.Action;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.SendResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.concrete.NewsChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;

/** Each kind of action as JDA's call. Failures are thrown. */
final class Calls {
    private static final int MAX_NONCE = 25;

    private final DiscordRenderer renderer;
    private final Mirrors mirrors;
    private final Threads threads;
    private final NewTags tags;
    private final ThreadNames names = new ThreadNames();

    Calls(DiscordRenderer renderer, Mirrors mirrors, Threads threads, NewTags tags) {
        this.renderer = renderer;
        this.mirrors = mirrors;
        this.threads = threads;
        this.tags = tags;
    }

    SendResult make(JDA jda, Channel channel, Action action, String key) {
        return switch (action) {
            case Action.Send send -> send(jda, channel, send, key);
            case Action.SendToForum post -> post(channel, post);
            case Action.Edit edit -> inOpenThread(jda, channel, () -> edit(jda, channel, edit));
            case Action.Delete delete -> inOpenThread(jda, channel, () -> delete(jda, channel, delete));
            case Action.React react -> inOpenThread(jda, channel, () -> react(channel, react));
            case Action.OpenThread open -> new SendResult.Sent(thread(channel, open));
            case Action.Crosspost(var message) -> {
                if (!(channel instanceof NewsChannel news)) {
                    throw new IllegalArgumentException("only an announcement channel's messages can be published");
                }
                news.crosspostMessageById(message.id()).complete();
                yield new SendResult.Sent(message);
            }
            case Action.Pin _ -> new SendResult.Rejected("posts are pinned on Telegram only");
        };
    }

    private SendResult send(JDA jda, Channel channel, Action.Send send, String key) {
        var closed = Threads.closedToMessages(channel);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (send.message() instanceof OutgoingMessage.Mirror mirror) {
            return new SendResult.Sent(new MessageRef(send.channel(), mirrors.send(jda, channel, mirror)));
        }
        var call = messages(channel)
                .sendMessage(renderer.create(send.message()))
                .setNonce(key.substring(0, Math.min(key.length(), MAX_NONCE)))
                .setSuppressedNotifications(send.silent());
        var answered = answered(send);
        if (answered.isPresent()) {
            call = call.setMessageReference(answered.get())
                    .failOnInvalidReply(false)
                    .mentionRepliedUser(false);
        }
        return new SendResult.Sent(
                new MessageRef(send.channel(), call.complete().getId()));
    }

    private static Optional<String> answered(Action.Send send) {
        return send.message() instanceof OutgoingMessage.Text(var _, var replyTo, var _)
                        && replyTo != null
                        && replyTo.channel().equals(send.channel())
                ? Optional.of(replyTo.id())
                : Optional.empty();
    }

    private SendResult post(Channel channel, Action.SendToForum post) {
        if (!(channel instanceof ForumChannel forum)) {
            throw new IllegalArgumentException("this channel is no forum");
        }
        var wanted = post.post();
        if (wanted.createTags() && tags.create(forum, wanted.tags())) {
            return new SendResult.RetryAfter(NewTags.TOLD_AFTER, false, "the forum gets new tags first");
        }
        var made = forum.createForumPost(DiscordRenderer.threadName(post.title()), renderer.create(post.message()))
                .setTags(ForumTags.matching(forum, wanted.tags()))
                .setAutoArchiveDuration(archive(wanted.archiveAfter()))
                .setSuppressedNotifications(wanted.silent())
                .complete();
        var thread = made.getThreadChannel().getId();
        return new SendResult.Sent(DiscordIds.message(thread, thread));
    }

    private SendResult edit(JDA jda, Channel channel, Action.Edit edit) {
        if (edit.updated() instanceof OutgoingMessage.Mirror mirror) {
            mirrors.edit(jda, channel, edit.message().id(), mirror);
        } else {
            if (edit.updated() instanceof OutgoingMessage.Post(var card, var _)) {
                // First: what the message shows until then tells whether the name was ours.
                names.follow(jda, messages(channel), edit.message().id(), card);
            }
            messages(channel)
                    .editMessageById(edit.message().id(), renderer.edit(edit.updated()))
                    .complete();
        }
        return new SendResult.Sent(edit.message());
    }

    private SendResult delete(JDA jda, Channel channel, Action.Delete delete) {
        if (delete.mirror()) {
            mirrors.delete(jda, channel, delete.message().id());
        } else {
            messages(channel).deleteMessageById(delete.message().id()).complete();
        }
        return new SendResult.Sent(delete.message());
    }

    private static SendResult react(Channel channel, Action.React react) {
        messages(channel)
                .addReactionById(react.message().id(), Emoji.fromUnicode(Emojis.qualified(react.emoji())))
                .complete();
        return new SendResult.Sent(react.message());
    }

    private static MessageRef thread(Channel channel, Action.OpenThread open) {
        if (!(channel instanceof IThreadContainer container)) {
            throw new IllegalArgumentException("no threads can be started in this kind of channel");
        }
        var thread = container
                .createThreadChannel(
                        DiscordRenderer.threadName(open.name()), open.message().id())
                .setAutoArchiveDuration(archive(open.archiveAfter()))
                .complete();
        return DiscordIds.message(thread.getId(), thread.getId());
    }

    private static ThreadChannel.AutoArchiveDuration archive(Duration quiet) {
        return ThreadChannel.AutoArchiveDuration.fromKey((int) quiet.toMinutes());
    }

    /** Makes the call in a thread that is not archived, also where JDA learns that only from the refusal. */
    private SendResult inOpenThread(JDA jda, Channel channel, Supplier<SendResult> call) {
        var closed = Threads.open(channel);
        if (closed.isPresent()) {
            return closed.get();
        }
        try {
            return call.get();
        } catch (ErrorResponseException e) {
            if (DiscordErrors.code(e) != DiscordErrors.ARCHIVED_THREAD) {
                throw e;
            }
            var still = threads.openAsDiscordHasIt(jda, channel);
            return still.orElseGet(call);
        }
    }

    private static MessageChannel messages(Channel channel) {
        if (channel instanceof MessageChannel messages) {
            return messages;
        }
        throw new IllegalArgumentException("this kind of channel takes no messages");
    }
}
