package afterword;

import afterword.article.IntakeStore;
import afterword.comment.CommentStore;
import afterword.config.ConfigLoader;
import afterword.config.ConfigResult;
import afterword.delivery.DeliveryStore;
import afterword.storage.SqliteStorage;
import afterword.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The bot as its own process, which says on its output when it has come to a named point and goes no further there:
 * somebody is to kill it. Arguments: the configuration file, a point such as {@code after recordSending}, and at which
 * time of coming there it stops. Without a point it runs like the product.
 */
final class StoppableBot {
    static final String STOPPED = "STOPPED ";

    private final String point;
    private final AtomicInteger left;

    private StoppableBot(String point, int times) {
        this.point = point;
        left = new AtomicInteger(times);
    }

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        if (!(ConfigLoader.load(file, System.getenv()) instanceof ConfigResult.Loaded(var config, var _))) {
            throw new IllegalArgumentException("The configuration does not load: " + file);
        }
        var stop = arguments.length > 1
                ? new StoppableBot(arguments[1], Integer.parseInt(arguments[2]))
                : new StoppableBot("", 0);
        var time = InstantSource.system();
        System.exit(Ending.inOrder(() -> {
            try (var storage = stop.watched(
                            SqliteStorage.openAlone(config.storage().path(), time));
                    var app = new App(config, storage, App.Paces.NONE, time)) {
                return Main.serve(app);
            }
        }));
    }

    private Storage watched(Storage storage) {
        return proxy(Storage.class, storage, (name, result) -> switch (name) {
            case "deliveries" -> proxy(DeliveryStore.class, (DeliveryStore) result, this::passed);
            case "comments" -> proxy(CommentStore.class, (CommentStore) result, this::passed);
            case "intake" -> proxy(IntakeStore.class, (IntakeStore) result, this::passed);
            default -> result;
        });
    }

    private Object passed(String method, Object result) {
        at("after " + method);
        return result;
    }

    private interface Passing {
        Object result(String method, Object result);
    }

    private <T> T proxy(Class<T> type, T real, Passing passing) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, given) -> {
            at("before " + method.getName());
            try {
                return passing.result(method.getName(), method.invoke(real, given));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void at(String name) {
        if (name.equals(point) && left.decrementAndGet() == 0) {
            System.out.println(STOPPED + name);
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
