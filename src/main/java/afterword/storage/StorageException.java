package afterword.storage;

/** The database cannot be used; the message tells the operator why and what to do. */
public final class StorageException extends RuntimeException {
    public StorageException(String sentence) {
        super(sentence);
    }

    public StorageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
