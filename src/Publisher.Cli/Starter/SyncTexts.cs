namespace Publisher.Cli.Starter;

/// <summary>The workflow that pulls peers. CHECKOUT, UPLOAD-ARTIFACT and PUBLISHER stand for actions at a commit.</summary>
internal static class SyncTexts
{
    /// <summary>Two jobs: one reads what peers sent and may write nothing; the other may write, and takes over nothing but content/peers/.</summary>
    public const string Workflow = """
        name: sync
        # Once a week: what did our partners publish? It is checked and proposed in one pull request. The first job reads what they sent and may write nothing; the second
        # may write, runs nothing of theirs, and takes over one folder.
        on:
          schedule:
            - cron: "41 5 * * 3"
          workflow_dispatch:
        permissions:
          contents: read
        concurrency:
          group: sync
          cancel-in-progress: false
        jobs:
          pull:
            runs-on: ubuntu-24.04
            timeout-minutes: 60
            permissions:
              contents: read
            outputs:
              peers: ${{ steps.pull.outputs.peers }}
            steps:
              - uses: CHECKOUT
                with:
                  persist-credentials: false
              - id: pull
                uses: PUBLISHER
                with:
                  command: sync
              - name: Hand it over
                if: steps.pull.outputs.peers != ''
                uses: UPLOAD-ARTIFACT
                with:
                  name: peers
                  path: ${{ steps.pull.outputs.peers }}
                  retention-days: 7
          propose:
            needs: pull
            if: needs.pull.outputs.peers != ''
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions:
              contents: write
              pull-requests: write
              actions: read
            steps:
              - uses: CHECKOUT
                with:
                  persist-credentials: false
              - name: Propose it, in one pull request
                env:
                  GH_TOKEN: ${{ github.token }}
                run: |
                  gh run download "$GITHUB_RUN_ID" --repo "$GITHUB_REPOSITORY" --name peers --dir "$RUNNER_TEMP/peers"
                  rm -rf content/peers
                  mkdir -p content
                  cp -R "$RUNNER_TEMP/peers" content/peers
                  git add --all -- content/peers
                  git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' commit --quiet --message 'peers: what our partners published'
                  git push --quiet --force "https://x-access-token:$GH_TOKEN@github.com/$GITHUB_REPOSITORY.git" HEAD:refs/heads/publisher-sync
                  if [ -z "$(gh pr list --repo "$GITHUB_REPOSITORY" --head publisher-sync --state open --json number --jq '.[].number')" ]; then
                    gh pr create --repo "$GITHUB_REPOSITORY" --head publisher-sync --title 'What our partners published' --body 'Every file here is as its guild signed it, and every build checks it again. To run the check of this pull request, close it and open it again: GitHub starts none by itself for what a workflow opened.'
                  fi

        """;
}
