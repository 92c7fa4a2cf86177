// Thin ownership over SQLite's C API: a connection, a prepared statement, a transaction.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "chancery/base/result.h"
#include "chancery/store/record_reader.h"

namespace chancery {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

// The database's last error as ours: "record.db: disk full (while filing reports)".
Error database_error(sqlite3* db, std::string_view doing);

Result<void> execute(sqlite3* db, const char* sql, std::string_view doing);

class Statement {
 public:
  static Result<Statement> prepare(sqlite3* db, std::string_view sql);

  // Parameters are numbered from 1. Bound text is copied.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_bytes(int parameter, std::string_view bytes);
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind(int parameter, double number);
  Statement& bind_null(int parameter);
  Statement& bind_optional(int parameter, std::string_view text) {
    return text.empty() ? bind_null(parameter) : bind(parameter, text);
  }

  // True: a row is there to be read; false: done (and ready to be bound again).
  Result<bool> step();
  // For statements that return no rows.
  Result<void> run();

  std::string_view text(int column) const;  // until the next step; bytes as they are
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(sqlite3* db, sqlite3_stmt* statement) : db_(db), statement_(statement) {}
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// The row that a statement stands on, as those see it who know nothing of SQLite.
class StatementRow final : public SqlRow {
 public:
  explicit StatementRow(const Statement& statement) : statement_(statement) {}
  std::string_view text(int column) const override { return statement_.text(column); }
  std::int64_t integer(int column) const override { return statement_.integer(column); }
  double real(int column) const override { return statement_.real(column); }
  bool is_null(int column) const override { return statement_.is_null(column); }

 private:
  const Statement& statement_;
};

// Rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(sqlite3* db);
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(sqlite3* db) : db_(db) {}
  sqlite3* db_;
};

}  // namespace chancery
