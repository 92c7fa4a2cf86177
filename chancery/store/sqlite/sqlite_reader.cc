// Questions only: a connection that can neither write nor be kept busy for ever.
#include <optional>

#include "chancery/store/sqlite/schema.h"
#include "chancery/store/sqlite/sqlite_store.h"
#include "chancery/store/sqlite/statement.h"

namespace chancery {
namespace {

constexpr int kStepsBetweenLooks = 20000;  // of SQLite's virtual machine: about a millisecond

// What a question needs: to select, to read columns, to call functions, and what full-text search
// asks for itself.
int allow_reading(void*, int action, const char* first, const char* second, const char*,
                  const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_UPDATE:
      // A virtual table declares its columns so; nothing is written, and the file is read-only.
      return std::string_view(first) == "sqlite_master" ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return std::string_view(first) == "data_version" ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

class SqliteReader final : public RecordReader {
 public:
  SqliteReader(Database db, std::chrono::milliseconds longest)
      : db_(std::move(db)), longest_(longest) {
    sqlite3_set_authorizer(db_.get(), allow_reading, nullptr);
    if (longest_.count() > 0) {
      sqlite3_progress_handler(db_.get(), kStepsBetweenLooks, is_late, this);
    }
  }
  ~SqliteReader() override { SqliteReader::release(); }

  Result<void> each(const SqlQuery& query,
                    const std::function<bool(const SqlRow&)>& visit) override {
    deadline_ = std::chrono::steady_clock::now() + longest_;
    auto statement = Statement::prepare(db_.get(), query.text);
    if (!statement) return tl::unexpected(statement.error());
    for (std::size_t i = 0; i < query.values.size(); ++i) {
      std::visit([&](const auto& value) { statement->bind(static_cast<int>(i) + 1, value); },
                 query.values[i]);
    }
    const StatementRow row(*statement);
    for (;;) {
      auto stepped = statement->step();
      if (!stepped) return tl::unexpected(told(stepped.error()));
      if (!*stepped || !visit(row)) return {};
    }
  }

  Result<void> hold() override {
    if (held_) return {};
    if (auto done = execute(db_.get(), "BEGIN", "reading"); !done) return done;
    held_ = true;
    return {};
  }
  void release() override {
    if (held_) sqlite3_exec(db_.get(), "COMMIT", nullptr, nullptr, nullptr);
    held_ = false;
  }

 private:
  static int is_late(void* self) {
    return std::chrono::steady_clock::now() > static_cast<SqliteReader*>(self)->deadline_ ? 1 : 0;
  }
  Error told(Error error) const {
    if (sqlite3_errcode(db_.get()) != SQLITE_INTERRUPT) return error;
    return {ErrorCode::kLimit,
            "the question took longer than " + std::to_string(longest_.count()) + " milliseconds"};
  }

  Database db_;
  std::chrono::milliseconds longest_;
  std::chrono::steady_clock::time_point deadline_;
  bool held_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> open_sqlite_reader(const std::filesystem::path& file,
                                                         std::chrono::milliseconds longest) {
  auto db = open_record_file(file, StoreAccess::kReadOnly);
  if (!db) return tl::unexpected(db.error());
  return std::make_unique<SqliteReader>(std::move(*db), longest);
}

}  // namespace chancery
