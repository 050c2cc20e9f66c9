package afterword.playground.telegram;

/** A topic of a forum; its id is that of the service message that opened it. */
final class Topic {
    final int id;
    final int iconColor;
    String name;
    boolean closed;

    Topic(int id, String name, int iconColor) {
        this.id = id;
        this.name = name;
        this.iconColor = iconColor;
    }
}
