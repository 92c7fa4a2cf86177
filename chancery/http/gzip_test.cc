#include "chancery/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace chancery {
namespace {

std::string unpacked(std::string packed) {
  z_stream z{};
  EXPECT_EQ(inflateInit2(&z, MAX_WBITS + 16), Z_OK);
  std::string out(1U << 22U, '\0');
  z.next_in = reinterpret_cast<Bytef*>(packed.data());
  z.avail_in = static_cast<uInt>(packed.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&z, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(z.avail_in, 0U);
  out.resize(out.size() - z.avail_out);
  inflateEnd(&z);
  return out;
}

std::string long_text() {
  std::string out;
  for (int i = 0; i < 40000; ++i) out += std::to_string(i * i) + " rows\n";
  return out;
}

TEST(AllowsGzip, OnlyWhereItIsNamedAndNotRefused) {
  for (const char* yes : {"gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br;q=1.0,gzip;q=0.001"}) {
    EXPECT_TRUE(allows_gzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "xgzip"}) {
    EXPECT_FALSE(allows_gzip(no)) << no;
  }
}

TEST(EncodeBody, WhatIsUnpackedIsWhatWasPacked) {
  HttpResponse whole{200, "text/csv; charset=utf-8", long_text(), {}};
  encode_body(whole, true);
  EXPECT_LT(whole.body.size(), long_text().size() / 2);
  EXPECT_EQ(unpacked(whole.body), long_text());
}

TEST(EncodeBody, PiecesGiveTheSameText) {
  HttpResponse pieces{200, "application/x-ndjson", "", {}};
  pieces.more = [at = std::size_t{0}]() mutable {
    const std::string piece = long_text().substr(std::min(at, long_text().size()), 70000);
    at += piece.size();
    return piece;
  };
  encode_body(pieces, true);
  std::string packed;
  for (std::string piece = pieces.more(); !piece.empty(); piece = pieces.more()) packed += piece;
  EXPECT_EQ(unpacked(packed), long_text());
  EXPECT_EQ(pieces.more(), "");
}

TEST(EncodeBody, LeavesAloneWhatDoesNotGain) {
  HttpResponse small{200, "application/json", "{}", {}};
  encode_body(small, true);
  EXPECT_EQ(small.body, "{}");
  HttpResponse font{200, "font/woff2", std::string(5000, 'x'), {}};
  encode_body(font, true);
  EXPECT_EQ(font.body.size(), 5000U);
  EXPECT_TRUE(font.headers.empty());
  HttpResponse plain{200, "text/html", long_text(), {}};
  encode_body(plain, false);
  EXPECT_EQ(plain.body, long_text());
  ASSERT_EQ(plain.headers.size(), 1U);
  EXPECT_EQ(plain.headers[0].first, "Vary");
}

}  // namespace
}  // namespace chancery
