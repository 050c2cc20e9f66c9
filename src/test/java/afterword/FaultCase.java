package afterword;

import afterword.delivery.Fate.State;
import afterword.playground.discord.Endpoint;
import afterword.playground.discord.Fault;
import java.util.function.Consumer;

/** Where a fault strikes a call for an article, how often the article then stands there, and how its delivery ends. */
record FaultCase(String name, String place, Consumer<Community> arm, int least, int most, State end) {
    static FaultCase discord(String name, String place, Endpoint endpoint, Fault fault) {
        return new FaultCase(name, place, it -> it.discord().faults().next(endpoint, fault), 1, 1, State.SENT);
    }

    static FaultCase refused(String name, String place, Endpoint endpoint, Fault fault) {
        return new FaultCase(name, place, it -> it.discord().faults().next(endpoint, fault), 0, 0, State.DEAD);
    }

    static FaultCase suspended(String name, String place, Endpoint endpoint, Fault fault) {
        return new FaultCase(name, place, it -> it.discord().faults().next(endpoint, fault), 0, 0, State.OWED);
    }

    static FaultCase inChannel(String name, afterword.playground.telegram.Fault fault, int most, State end) {
        return new FaultCase(
                name,
                "News",
                it -> it.telegram().faults().nextCall(Mishaps.messagesTo(it.channel()), fault),
                1,
                most,
                end);
    }

    static FaultCase inGroup(String name, afterword.playground.telegram.Fault fault, int least, int most, State end) {
        return new FaultCase(
                name,
                "Reading Room",
                it -> it.telegram().faults().nextCall(Mishaps.messagesTo(it.group()), fault),
                least,
                most,
                end);
    }

    @Override
    public String toString() {
        return name;
    }
}
