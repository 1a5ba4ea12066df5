package org.perennial.app.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of numbers, as a client of the database sees it; every statement is a transaction of its own. */
final class Rows {
    private Rows() {}

    static void make(EmbeddedDatabase database, String table) throws SQLException {
        run(database, "CREATE TABLE IF NOT EXISTS " + table + " (n int)");
    }

    static void insert(EmbeddedDatabase database, String table, int n) throws SQLException {
        run(database, "INSERT INTO " + table + " VALUES (" + n + ")");
    }

    static int count(EmbeddedDatabase database, String table) throws SQLException {
        return Integer.parseInt(value(database, "SELECT count(*) FROM " + table));
    }

    static String setting(EmbeddedDatabase database, String name) throws SQLException {
        return value(database, "SHOW " + name);
    }

    static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
