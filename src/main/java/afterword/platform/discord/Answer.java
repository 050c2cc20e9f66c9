package afterword.platform.discord;

import afterword.command.Reply;

/** Decides, once, whether an interaction is answered at once or only acknowledged and answered later. */
final class Answer {
    private enum State {
        OPEN,
        DEFERRED,
        GIVEN
    }

    /** How one kind of interaction is answered. None of it waits. */
    interface Way {
        /** Acknowledges, which fixes who will see the answer. */
        void defer();

        void atOnce(Reply reply);

        /** After {@link #defer()}. */
        void later(Reply reply);
    }

    private final Way way;
    private State state = State.OPEN;

    Answer(Way way) {
        this.way = way;
    }

    /** Time is running out: acknowledges, unless an answer was given. */
    synchronized void defer() {
        if (state == State.OPEN) {
            state = State.DEFERRED;
            way.defer();
        }
    }

    /** Answers in the way that is still open. */
    synchronized void give(Reply reply) {
        switch (state) {
            case OPEN -> way.atOnce(reply);
            case DEFERRED -> way.later(reply);
            case GIVEN -> throw new IllegalStateException("An interaction was answered twice");
        }
        state = State.GIVEN;
    }
}
