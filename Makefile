# Everything a person needs: `make run`, `make test`. `make help` tells the rest.

PYTHON ?= python3
PORT ?= 8000
export PORT

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
STATIC_FILES := $(shell find static -type f 2>/dev/null)
MANIFEST := $(or $(STATIC_ROOT),staticfiles)/staticfiles.json
TRANSLATIONS := $(wildcard locale/*/LC_MESSAGES/django.po)
UV_COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --require-hashes -r

.DEFAULT_GOAL := help

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

.venv/bin/python:
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing: apt-get install python3-venv" >&2; exit 1; }

# Two stamps: what running needs, and what developing needs on top.
.venv/runtime: requirements/base.txt | .venv/bin/python
	@echo "Installing what the portal needs …"
	@$(INSTALL) requirements/base.txt
	@touch $@

.venv/development: requirements/dev.txt requirements/base.txt | .venv/bin/python
	@echo "Installing the developers' tools …"
	@$(INSTALL) requirements/dev.txt
	@touch .venv/runtime $@

.PHONY: venv
venv: .venv/development ## make .venv with everything that developing needs

$(TRANSLATIONS:.po=.mo) &: $(TRANSLATIONS) | .venv/runtime
	@$(MANAGE) compiletranslations

$(MANIFEST): $(STATIC_FILES) .venv/runtime
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

.PHONY: run
# Follows PORT, so that the addresses that the portal writes are the ones it answers.
run: export SITE_URL ?= http://localhost:$(PORT)
run: .venv/runtime $(TRANSLATIONS:.po=.mo) $(MANIFEST) ## set everything up and serve on localhost (PORT=8000)
	@mkdir -p "$${MEDIA_ROOT:-media}"
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) loadcontent
	@$(MANAGE) searchindex --verbosity 0
	@echo "The portal answers at $(SITE_URL)/ until you press Ctrl-C."
	@echo "Staff edit at $(SITE_URL)/admin/; 'make admin' in another terminal makes an account."
	@exec $(BIN)/gunicorn --config deploy/gunicorn.conf.py icld_site.wsgi

.PHONY: history
history: .venv/runtime $(TRANSLATIONS:.po=.mo) ## put the real rules since 2012 in the place of the starting ones
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) loadcontent
	@$(MANAGE) loadhistory

.PHONY: admin
admin: .venv/runtime $(TRANSLATIONS:.po=.mo) ## make an account for a member of staff
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) makeadmin

.PHONY: test
test: .venv/development $(TRANSLATIONS:.po=.mo) ## run all tests, on SQLite or DATABASE_URL=postgres://… (ARGS="-k window")
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: lint
lint: .venv/development $(TRANSLATIONS:.po=.mo) ## check style, templates, types, floors, migrations, translations
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) compiletranslations --check

.PHONY: format
format: .venv/development ## format Python and templates
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2

.PHONY: messages
messages: .venv/development ## gather texts to translate into locale/ (needs gettext)
	@command -v xgettext >/dev/null || { echo "xgettext is missing: apt-get install gettext" >&2; exit 1; }
	$(MANAGE) makemessages --locale sv --add-location file --no-wrap --ignore '.venv/*' --ignore 'tests/*'

.PHONY: bench
bench: .venv/development ## measure kept pages beside bare ones, and what grows with the number of rows
	$(BIN)/python -W ignore -m bench.throughput
	$(BIN)/python -W ignore -m bench.change
	$(BIN)/python -W ignore -m bench.memory
	$(BIN)/python -W ignore -m bench.lists
	$(BIN)/python -W ignore -m bench.rules
	$(BIN)/python -W ignore -m bench.search
	$(BIN)/python -W ignore -m bench.front
	$(BIN)/python -W ignore -m bench.paint
	@case "$$DATABASE_URL" in postgres*) $(BIN)/python -W ignore -m bench.search_quality;; esac

.PHONY: backup
backup: .venv/runtime $(TRANSLATIONS:.po=.mo) ## put database and uploads into one file (TO=backups KEEP=14)
	@$(MANAGE) backup "$(or $(TO),backups)" $(if $(KEEP),--keep $(KEEP))

.PHONY: restore
restore: .venv/runtime $(TRANSLATIONS:.po=.mo) ## bring back what a backup holds (FILE=backups/….tar, FORCE=1 to replace)
	@test -n "$(FILE)" || { echo "Which backup? make restore FILE=backups/icld-….tar" >&2; exit 1; }
	@$(MANAGE) restore "$(FILE)" $(if $(FORCE),--force)

.PHONY: deploy-check
deploy-check: .venv/runtime $(TRANSLATIONS:.po=.mo) ## Django's check of the settings for production, with no warning
	@DJANGO_ENV=production SITE_URL="$${SITE_URL:-https://icld.example}" \
		SECRET_KEY="$${SECRET_KEY:-$$(head -c 48 /dev/urandom | base64)}" \
		DATABASE_URL="$${DATABASE_URL:-sqlite:///:memory:}" $(MANAGE) check --deploy --fail-level WARNING

.PHONY: links
links: .venv/runtime $(TRANSLATIONS:.po=.mo) ## say which links in public texts lead nowhere
	$(MANAGE) checklinks

.PHONY: sbom
sbom: .venv/development ## list every package that is served with, by version and hash, in sbom.json (CycloneDX)
	$(BIN)/cyclonedx-py requirements requirements/base.txt --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file sbom.json

.PHONY: lock
lock: .venv/development ## write requirements/ anew from pyproject.toml
	$(UV_COMPILE) --output-file requirements/base.txt
	$(UV_COMPILE) --extra s3 --output-file requirements/s3.txt # not under base.txt: botocore keeps python-dateutil below 3
	$(UV_COMPILE) --extra dev --constraint requirements/base.txt --output-file requirements/dev.txt
