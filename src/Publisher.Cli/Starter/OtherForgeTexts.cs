namespace Publisher.Cli.Starter;

/// <summary>
/// Workflows of Forgejo and GitLab; people change them. SOURCE and COMMIT for the program. A step's shell text reads what differs
/// from run to run from variables only, so that nobody's words become commands.
/// </summary>
internal static class OtherForgeTexts
{
    /// <summary>The check of pull requests, on Forgejo.</summary>
    public const string ForgejoCheck = """
        name: check
        # May this be merged? Judged is what comes of merging it, by the rules that hold on the branch it goes into. It reads, and holds nothing secret.
        on:
          pull_request:
        jobs:
          check:
            runs-on: docker
            container:
              image: ${{ vars.PUBLISHER_IMAGE }}
            steps:
              - name: Make the program
                run: |
        MAKE
              - name: Fetch the change, and merge it here
                env:
                  REPOSITORY: ${{ github.server_url }}/${{ github.repository }}
                  BASE: ${{ github.base_ref }}
                  CHANGE: ${{ github.event.pull_request.head.sha }}
                  NUMBER: ${{ github.event.number }}
                run: |
                  git clone --quiet "$REPOSITORY" change
                  cd change
                  git checkout --quiet --detach "origin/$BASE"
                  git fetch --quiet origin "refs/pull/$NUMBER/head"
                  test "$(git rev-parse FETCH_HEAD)" = "$CHANGE"
                  git -c user.name=check -c user.email=check@localhost merge --quiet --no-ff "$CHANGE" -m 'What comes of merging it'
              - name: Judge the change
                run: |
                  cd change
                  "$HOME/publisher/publisher" check --against HEAD^1

        """;

    /// <summary>Publishing, on Forgejo.</summary>
    public const string ForgejoPublish = """
        name: publish
        # What is on main is verified, compared with what was published last, built, and put on the branch "pages", from which the pages server serves it.
        on:
          push:
            branches: [main]
          workflow_dispatch:
        jobs:
          publish:
            runs-on: docker
            container:
              image: ${{ vars.PUBLISHER_IMAGE }}
            steps:
              - name: Make the program
                run: |
        MAKE
              - name: Verify and build
                env:
                  REPOSITORY: ${{ github.server_url }}/${{ github.repository }}
                  COMMIT: ${{ github.sha }}
                run: |
                  git clone --quiet "$REPOSITORY" guild
                  cd guild
                  git checkout --quiet --detach "$COMMIT"
                  # The branch says of which commit it was made: what came since is judged by that.
                  published=$(git log -1 --format=%s origin/pages -- 2>/dev/null | sed -n 's/^Made of \([0-9a-f]\{40\}\)$/\1/p' || true)
                  if [ -n "$published" ]; then
                    "$HOME/publisher/publisher" check --against "$published"
                  fi
                  "$HOME/publisher/publisher" build --out "$HOME/site"
              - name: Put it on the branch "pages"
                env:
                  REPOSITORY: ${{ github.server_url }}/${{ github.repository }}
                  COMMIT: ${{ github.sha }}
                  TOKEN: ${{ github.token }}
                run: |
                  cd "$HOME/site"
                  git init --quiet --initial-branch pages
                  git add --all --force
                  git -c user.name=publisher -c user.email=publisher@localhost commit --quiet -m "Made of $COMMIT"
                  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader
                  GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'publisher:%s' "$TOKEN" | base64 | tr -d '\n')"
                  export GIT_CONFIG_VALUE_0
                  git push --quiet --force "$REPOSITORY" pages

        """;

    /// <summary>The weekly look, on Forgejo.</summary>
    public const string ForgejoExpiring = """
        name: expiring
        # Once a week: which awards end within sixty days? If there are any, the run fails and names them, and the forge writes to whoever watches.
        on:
          schedule:
            - cron: "17 6 * * 1"
          workflow_dispatch:
        jobs:
          look:
            runs-on: docker
            container:
              image: ${{ vars.PUBLISHER_IMAGE }}
            steps:
              - name: Make the program
                run: |
        MAKE
              - name: Name what ends soon
                env:
                  REPOSITORY: ${{ github.server_url }}/${{ github.repository }}
                run: |
                  git clone --quiet --depth 1 "$REPOSITORY" guild
                  cd guild
                  "$HOME/publisher/publisher" doctor --about expiring --summary "$HOME/expiring.md"
                  test ! -s "$HOME/expiring.md"

        """;

    /// <summary>All of it, on GitLab.</summary>
    public const string GitLab = """
        # Checks every merge request, publishes what is on the default branch, and looks once a week which awards end soon (with a pipeline schedule). It holds nothing secret.
        default:
          image: $PUBLISHER_IMAGE
          before_script:
            - |
        MAKE
        variables:
          GIT_DEPTH: "0"
        # May this be merged? Judged is what comes of merging it, by the rules that hold on the branch it goes into.
        check:
          rules:
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          script:
            - |
              git fetch --quiet origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
              git checkout --quiet --detach FETCH_HEAD
              git -c user.name=check -c user.email=check@localhost merge --quiet --no-ff "$CI_COMMIT_SHA" -m 'What comes of merging it'
              "$HOME/publisher/publisher" check --against HEAD^1
              "$HOME/publisher/publisher" build --portable --out preview
          artifacts:
            paths: [preview]
            expire_in: 2 weeks
        # The name of the job and of the folder are GitLab's: what it leaves in public/ is published.
        pages:
          rules:
            - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
          script:
            - |
              if git cat-file -e "$CI_COMMIT_BEFORE_SHA^{commit}" 2>/dev/null; then
                "$HOME/publisher/publisher" check --against "$CI_COMMIT_BEFORE_SHA"
              fi
              "$HOME/publisher/publisher" build --out public
          artifacts:
            paths: [public]
        # If awards end within sixty days the job fails and names them, and GitLab writes to whoever made the schedule.
        expiring:
          rules:
            - if: $CI_PIPELINE_SOURCE == "schedule"
          script:
            - |
              "$HOME/publisher/publisher" doctor --about expiring --summary "$HOME/expiring.md"
              test ! -s "$HOME/expiring.md"

        """;

    /// <summary>How the program is made: from one commit, which git itself compares, with the packages its lock files name.</summary>
    public const string Make = """
        git clone --quiet SOURCE "$HOME/publisher-source"
        git -C "$HOME/publisher-source" checkout --quiet --detach COMMIT
        dotnet publish "$HOME/publisher-source/src/Publisher.Cli" --configuration Release --output "$HOME/publisher" --verbosity quiet --nologo -p:RestoreLockedMode=true
        printf '#!/bin/sh\nexec dotnet "%s/Publisher.Cli.dll" "$@"\n' "$HOME/publisher" > "$HOME/publisher/publisher"
        chmod +x "$HOME/publisher/publisher"
        """;

    /// <summary>A nomination, where issues have no forms.</summary>
    public const string GitLabNomination = """
        What you write here is public, for good. Leave out e-mail addresses and whatever the person would not like to read about themselves. You can also write to a steward instead.

        **Which badge?**

        **Who should have it, as they want to be called in public?**

        **What did you see them do, and when?**

        **Who else saw it, or where can it be looked at?**

        **Have you asked them?**

        """;
}
