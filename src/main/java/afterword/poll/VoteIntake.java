package afterword.poll;

import afterword.chat.History;
import afterword.chat.InboundEvent.Reacted;
import afterword.chat.InboundEvent.ReactionsCleared;
import afterword.chat.InboundEvent.ReactionsCounted;
import afterword.chat.MessageRef;
import afterword.chat.OneByOne;
import afterword.chat.PersonRef;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns reactions on an article's posts into votes: one for each person, the latest wins. */
public final class VoteIntake {
    private final PollStore polls;
    private final InstantSource time;

    public VoteIntake(PollStore polls, InstantSource time) {
        this.polls = polls;
        this.time = time;
    }

    public void reacted(Reacted event) {
        var poll = polls.on(event.message()).filter(it -> !it.closed());
        if (poll.isEmpty()) {
            return;
        }
        for (var emoji : event.removed()) {
            polls.withdraw(poll.get(), event.message(), event.person(), emoji, event.id() + emoji, time.instant());
        }
        for (var emoji : event.added()) {
            if (offers(poll.get(), emoji)) {
                polls.vote(
                        poll.get(), event.message(), event.person(), emoji, event.id() + "+" + emoji, time.instant());
            }
        }
    }

    public void counted(ReactionsCounted event) {
        polls.on(event.message()).ifPresent(poll -> polls.count(poll, event.message(), event.counts(), time.instant()));
    }

    /** A moderator took reactions away: what still stands is read back. */
    public void cleared(ReactionsCleared event, History history) {
        recount(event.message(), history);
    }

    /**
     * Reads the reactors of the newest Discord posts back, since reactions may have been missed.
     *
     * @param counted the polls, by their numbers: those that were read before are left alone
     * @throws RuntimeException where a poll could not be read, after all others were
     */
    public void catchUp(History history, OneByOne<Long> counted) {
        var open = polls.newestDiscordPosts().stream()
                .map(polls::on)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        counted.read(open, Poll::id, poll -> recount(poll, history));
    }

    private void recount(MessageRef message, History history) {
        polls.on(message).ifPresent(poll -> recount(poll, history));
    }

    private void recount(Poll poll, History history) {
        if (poll.closed()) {
            return;
        }
        var readAt = time.instant();
        var emoji = poll.options().stream().map(PollOption::emoji).toList();
        var reactors = new HashMap<MessageRef, Map<String, List<PersonRef>>>();
        for (var post : polls.discordPosts(poll)) {
            // Whose votes stood on a post that is gone cannot be told: what was counted there stays.
            history.reactors(post, emoji).ifPresent(there -> reactors.put(post, there));
        }
        polls.reconcile(poll, reactors, readAt, time.instant());
    }

    private static boolean offers(Poll poll, String emoji) {
        return poll.options().stream().anyMatch(option -> option.emoji().equals(emoji));
    }
}
