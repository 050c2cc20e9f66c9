package afterword;

import afterword.chat.ChannelRef;
import afterword.chat.History;
import afterword.chat.OneByOne;
import afterword.chat.Platform;
import afterword.comment.CommentIntake;
import afterword.poll.VoteIntake;
import afterword.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what happened on a platform while nobody listened there, and keeps trying until it has. Until when
 * everything was heard is on disk, so that a crash and an outage are caught up with alike.
 */
final class CatchUp {
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final String SETTING = "heard ";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Storage storage;
    private final CommentIntake comments;
    private final VoteIntake votes;
    private final ExecutorService threads;
    private final Runnable owed;
    private final InstantSource time;
    private final Map<Platform, History> histories = new ConcurrentHashMap<>();
    private final Set<Platform> missed = ConcurrentHashMap.newKeySet();
    private final Set<Platform> caughtUp = ConcurrentHashMap.newKeySet();

    /** @param owed told when something may be owed to chat */
    CatchUp(
            Storage storage,
            CommentIntake comments,
            VoteIntake votes,
            ExecutorService threads,
            Runnable owed,
            InstantSource time) {
        this.storage = storage;
        this.comments = comments;
        this.votes = votes;
        this.threads = threads;
        this.owed = owed;
        this.time = time;
    }

    /** What happened on a platform while nobody listened can be read back there. */
    void by(History history) {
        histories.put(history.platform(), history);
        comments.gapOpens(history.platform());
    }

    Optional<History> history(Platform platform) {
        return Optional.ofNullable(histories.get(platform));
    }

    /** Events may have been missed: they are read back beside everything else. */
    void reconnected(Platform platform) {
        caughtUp.remove(platform);
        history(platform).ifPresent(history -> {
            comments.gapOpens(platform);
            missed.add(platform);
            threads.execute(() -> readBack(history));
        });
    }

    /** The platform is connected now: if nothing is left to read back, everything up to now was heard. */
    void connected(Platform platform) {
        if (caughtUp.contains(platform)) {
            storage.setting(SETTING + platform, String.valueOf(time.instant().toEpochMilli()));
        }
    }

    /** One reading at a time; another that was asked for meanwhile follows it. */
    private void readBack(History history) {
        synchronized (history) {
            if (missed.remove(history.platform())) {
                readBackOnce(history);
            }
        }
    }

    private void readBackOnce(History history) {
        var platform = history.platform();
        var heard = storage.setting(SETTING + platform)
                .map(it -> Instant.ofEpochMilli(Long.parseLong(it)))
                .orElse(Instant.EPOCH);
        var rooms = new OneByOne<ChannelRef>();
        var polls = new OneByOne<Long>();
        var wait = FIRST_WAIT;
        while (!tryReadBack(history, () -> readComments(history, heard, rooms), () -> votes.catchUp(history, polls))) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
        caughtUp.add(platform);
        owed.run();
    }

    /** Answers that wait for what they answer need not wait for the votes. */
    private void readComments(History history, Instant heard, OneByOne<ChannelRef> rooms) {
        comments.catchUp(history, heard, rooms);
        if (!missed.contains(history.platform())) {
            comments.gapCloses(history.platform());
        }
        owed.run();
    }

    /** Each is tried, whatever becomes of the others. */
    private static boolean tryReadBack(History history, Runnable... readings) {
        var all = true;
        for (var reading : readings) {
            try {
                reading.run();
            } catch (RuntimeException e) {
                all = false;
                log.warn(
                        "What was missed on {} could not all be read back; it is tried again",
                        history.platform().label(),
                        e);
            }
        }
        return all;
    }
}
