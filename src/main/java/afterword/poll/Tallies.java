package afterword.poll;

import afterword.article.ArticleCards;
import afterword.article.ArticleId;
import afterword.chat.Card;
import org.jspecify.annotations.Nullable;

/** Counts an article's poll as its posts show it. */
public final class Tallies implements ArticleCards.Boards {
    private final PollStore polls;

    public Tallies(PollStore polls) {
        this.polls = polls;
    }

    @Override
    public Card.@Nullable Board board(ArticleId article) {
        return polls.of(article).map(this::board).orElse(null);
    }

    private Card.Board board(Poll poll) {
        var votes = polls.votes(poll);
        var anonymous = polls.anonymous(poll);
        var lines = poll.options().stream()
                .map(option -> new Card.Line(
                        option.emoji(),
                        option.label(),
                        votes.getOrDefault(option.emoji(), 0),
                        anonymous.getOrDefault(option.emoji(), 0)))
                .toList();
        return new Card.Board(poll.question(), lines, poll.closed());
    }
}
