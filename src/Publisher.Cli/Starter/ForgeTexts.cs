using System.Collections.Immutable;

namespace Publisher.Cli.Starter;

/// <summary>The words of the files on the forge; people change them. CHECKOUT, DEPLOY-PAGES and PUBLISHER stand for actions at a commit.</summary>
internal static class ForgeTexts
{
    /// <summary>What has a say in the checks.</summary>
    public static ImmutableArray<string> Owned { get; } = ["/.github/", "/.gitattributes", "/site.config.yml", "/templates/", "/content/authority/"];

    /// <summary>The check of pull requests.</summary>
    public const string Check = """
        name: check
        # May this be merged? Judged is what comes of merging it, by the rules that hold on the branch it goes into. It reads, and holds nothing secret.
        on:
          pull_request:
        permissions:
          contents: read
        concurrency:
          group: check-${{ github.ref }}
          cancel-in-progress: true
        jobs:
          check:
            runs-on: ubuntu-24.04
            timeout-minutes: 15
            steps:
              - uses: CHECKOUT
                with:
                  fetch-depth: 2
                  persist-credentials: false
              - uses: PUBLISHER
                with:
                  command: check

        """;

    /// <summary>Publishing.</summary>
    public const string Publish = """
        name: publish
        # What is on main is verified, compared with what was published last, built, and published. Only the second job may publish, and it runs nothing of this repository.
        on:
          push:
            branches: [main]
          workflow_dispatch:
            inputs:
              against:
                description: "Compare with this commit instead of the one published last; none compares with nothing, which is for changes the stewards made on purpose."
                default: published
        permissions:
          contents: read
        concurrency:
          group: publish
          cancel-in-progress: false
        jobs:
          build:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            permissions:
              contents: read
              deployments: read
            steps:
              - uses: CHECKOUT
                with:
                  fetch-depth: 0
                  persist-credentials: false
              - uses: PUBLISHER
                with:
                  command: build
                  against: ${{ inputs.against }}
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            timeout-minutes: 15
            permissions:
              pages: write
              id-token: write
            environment:
              name: github-pages
              url: ${{ steps.pages.outputs.page_url }}
            steps:
              - id: pages
                uses: DEPLOY-PAGES

        """;

    /// <summary>The weekly look.</summary>
    public const string Expiring = """
        name: expiring
        # Once a week: which awards end within sixty days? They are told in one issue, while there is time to renew them.
        on:
          schedule:
            - cron: "17 6 * * 1"
          workflow_dispatch:
        permissions:
          contents: read
        jobs:
          look:
            runs-on: ubuntu-24.04
            timeout-minutes: 15
            permissions:
              contents: read
              issues: write
            steps:
              - uses: CHECKOUT
                with:
                  persist-credentials: false
              - id: look
                uses: PUBLISHER
                with:
                  command: expiring
              - name: Tell it in an issue, unless one is open
                if: steps.look.outputs.expiring != ''
                env:
                  GH_TOKEN: ${{ github.token }}
                  FILE: ${{ steps.look.outputs.expiring }}
                run: |
                  title='Awards that end soon'
                  number=$(gh issue list --repo "$GITHUB_REPOSITORY" --state open --search "in:title \"$title\"" --json number,title --jq "[.[] | select(.title == \"$title\")][0].number // empty")
                  if [ -n "$number" ]; then
                    gh issue edit "$number" --repo "$GITHUB_REPOSITORY" --body-file "$FILE"
                  else
                    gh issue create --repo "$GITHUB_REPOSITORY" --title "$title" --body-file "$FILE"
                  fi

        """;

    /// <summary>Newer commits of the actions, as pull requests.</summary>
    public const string Dependabot = """
        # The workflows name their actions by commit. Once a month this proposes newer ones, Publisher among them; read what changed before you merge.
        version: 2
        updates:
          - package-ecosystem: github-actions
            directory: /
            schedule:
              interval: monthly
            groups:
              actions:
                patterns: ["*"]

        """;

    /// <summary>The form to nominate somebody.</summary>
    public const string NominationForm = """
        name: Nominate someone
        description: You saw somebody do something worth a badge.
        title: "Nomination: "
        labels: [nomination]
        body:
          - type: markdown
            attributes:
              value: |
                What you write here is public, for good, and so is your name on this site. Leave out e-mail addresses and whatever the person would not like to read about themselves. You can also write to a steward instead.
          - type: input
            id: badge
            attributes:
              label: Which badge?
              description: Its name, as on the site.
            validations:
              required: true
          - type: input
            id: recipient
            attributes:
              label: Who should have it?
              description: As they want to be called in public.
            validations:
              required: true
          - type: textarea
            id: why
            attributes:
              label: What did you see them do, and when?
            validations:
              required: true
          - type: textarea
            id: evidence
            attributes:
              label: Who else saw it, or where can it be looked at?
          - type: dropdown
            id: consent
            attributes:
              label: Have you asked them?
              options:
                - "Yes, and they agree to a public award"
                - "Not yet"
                - "They asked me to write this"
            validations:
              required: true

        """;

    /// <summary>What else can be opened.</summary>
    public const string IssueForms = """
        blank_issues_enabled: true

        """;

    /// <summary>What a pull request is asked.</summary>
    public const string PullRequest = """
        What does this change, and why?


        <!-- The check below says what it does by the guild's rules and whom it waits for. What is merged is public, for good. -->

        """;

    /// <summary>A page for members.</summary>
    public const string ReadMe = """
        # TITLE: our badges

        Here we keep what we recognise people for. Everything on <ADDRESS> is made from this repository, and everyone can check it.

        ## You saw somebody do something worth a badge
        Open an issue with the form *Nominate someone*, or tell a steward. Ask the person first: an award is public.

        ## You are a steward
        With the program `publisher` and your key:

            publisher award BADGE --to WHOM        # sign an award; commit it on a branch and open a pull request
            publisher message AWARD --for signer   # what to send to whoever signs next: a link, also for a phone
            publisher sign FILE                    # add your signature; nobody ever edits a signed file
            publisher check --against main         # what the check of your pull request will say

        The check says in words what a change does, what is to mend, and whom it waits for. What waits for signatures may be merged; it is published when they are there.

        ## How we decide
        Our rules are signed, too: `content/authority/`, and in words on <ADDRESS/how-we-decide/>. `publisher authority propose` begins a change of them.

        ## What is public, for good
        Each award: what for, when, by whom, with the evidence it names. The rules, and the public keys of those who sign. And the history of this repository: what was
        merged once stays in it, and in copies that others made. Names stand here only on pages that people agreed to. E-mail addresses and keys never belong here.

        ## What is where
        | | |
        |---|---|
        | `content/badges/` | what can be earned: change the text, open a pull request |
        | `content/members/` | pages of people who want one |
        | `content/awards/`, `content/endorsements/`, `content/status/`, `content/authority/` | signed; only added to, never edited |
        | `content/evidence/` | what awards point at; never changed |
        | `content/pages/`, `templates/`, `site.config.yml` | the rest of the site |
        | `.github/` | what checks and publishes all this; look twice before you merge a change of it |

        """;
}
