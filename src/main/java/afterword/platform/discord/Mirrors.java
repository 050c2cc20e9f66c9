package afterword.platform.discord;

import afterword.chat.OutgoingMessage;
import java.util.List;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.WebhookClient;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.restaction.AbstractWebhookMessageAction;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;

/** Comments' copies: a webhook's messages under their authors' names. Failures are thrown. */
final class Mirrors {
    private final Webhooks webhooks;
    private final DiscordRenderer renderer;

    Mirrors(Webhooks webhooks, DiscordRenderer renderer) {
        this.webhooks = webhooks;
        this.renderer = renderer;
    }

    /** Says the comment there; the answer is the message's id. */
    String send(JDA jda, Channel channel, OutgoingMessage.Mirror mirror) {
        try {
            return send(jda, channel, mirror, DiscordRenderer.webhookName(mirror.author()));
        } catch (ErrorResponseException e) {
            if (!DiscordErrors.refusesName(e)) {
                throw e;
            }
            // Which names Discord refuses is not all written down: rather the words without the name than neither.
            return send(jda, channel, mirror, DiscordRenderer.NOBODY);
        }
    }

    private String send(JDA jda, Channel channel, OutgoingMessage.Mirror mirror, String name) {
        return withWebhook(
                        jda,
                        channel,
                        webhook -> inThread(
                                        channel,
                                        webhook.sendMessage(renderer.create(mirror))
                                                .setUsername(name))
                                .complete())
                .getId();
    }

    void edit(JDA jda, Channel channel, String message, OutgoingMessage.Mirror mirror) {
        // Only the words: a webhook's edit cannot change the name, and leaves flags alone.
        var edit = new MessageEditBuilder()
                .setContent(renderer.content(mirror))
                .setAllowedMentions(List.of())
                .build();
        withWebhook(
                jda,
                channel,
                webhook -> inThread(channel, webhook.editMessageById(message, edit))
                        .complete());
    }

    /** Removes the copy, also one whose webhook somebody has removed meanwhile. */
    void delete(JDA jda, Channel channel, String message) {
        try {
            withWebhook(jda, channel, webhook -> {
                inThread(channel, webhook.deleteMessageById(message)).complete();
                return message;
            });
        } catch (ErrorResponseException e) {
            if (DiscordErrors.code(e) != DiscordErrors.UNKNOWN_MESSAGE
                    || !(channel instanceof MessageChannel messages)) {
                throw e;
            }
            // Another webhook's message looks unknown as well. When this one is really gone, that is thrown again.
            messages.retrieveMessageById(message).complete();
            messages.deleteMessageById(message).complete();
        }
    }

    private <T> T withWebhook(JDA jda, Channel channel, Function<WebhookClient<Message>, T> call) {
        try {
            return call.apply(webhook(jda, channel));
        } catch (ErrorResponseException e) {
            if (DiscordErrors.code(e) != DiscordErrors.UNKNOWN_WEBHOOK) {
                throw e;
            }
            webhooks.forget(channel);
            return call.apply(webhook(jda, channel));
        }
    }

    private WebhookClient<Message> webhook(JDA jda, Channel channel) {
        try {
            return webhooks.in(jda, channel);
        } catch (ErrorResponseException e) {
            throw new Unprepared(e);
        }
    }

    private static <T, A extends AbstractWebhookMessageAction<T, A>> A inThread(Channel channel, A call) {
        return channel instanceof ThreadChannel thread ? call.setThreadId(thread.getId()) : call;
    }
}
