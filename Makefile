# The front door. `make demo` and `make test` are all that a fresh Debian 12 needs.
.PHONY: demo test program build setup bench clean
JOBS := $(shell nproc)
export CCACHE_DIR ?= $(HOME)/.cache/ccache

# Sets up, builds the program and its page, reads the example reports into a record, and prints the brief of it.
demo: program
	rm -f build/demo.db
	build/release/bin/chancery read examples/reports --record build/demo.db
	build/release/bin/chancery brief --record build/demo.db --title "Two episodes of diplomacy" --format html --output build/demo.html
	build/release/bin/chancery brief --record build/demo.db --title "Two episodes of diplomacy"
	@echo; echo "The same as a page: build/demo.html"
	@echo "The record in a browser: build/release/bin/chancery serve --record build/demo.db"

# Sets up, builds, runs all tests.
test: build
	ctest --preset release

# The release program is build/release/bin/chancery.
build: setup
	cmake --preset release
	cmake --build --preset release --parallel $(JOBS)

program: setup
	cmake --preset release
	cmake --build --preset release --parallel $(JOBS) --target chancery web

setup:
	tools/setup

clean:
	rm -rf build
