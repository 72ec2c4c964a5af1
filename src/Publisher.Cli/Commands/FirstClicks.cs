using System.Collections.Immutable;
using Publisher.Cli.Starter;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary>What is still to be done by hand on the forge after <c>init</c>, click by click, and what becomes public by it.</summary>
internal sealed class FirstClicks(TextWriter output)
{
    /// <summary>Tells it.</summary>
    /// <param name="answers">What init was told.</param>
    /// <param name="kept">Files that were there already and were left as they are.</param>
    public void Tell(FoundingAnswers answers, ImmutableArray<string> kept)
    {
        output.WriteLine();
        foreach (var path in kept)
        {
            output.WriteLine(Printable.Line($"{path} was there already and stays as it is."));
        }
        if (answers.Source is null)
        {
            output.WriteLine("There are no workflows: this program was not made by a release, so it cannot name the commit they should run. To have them, found the guild with");
            output.WriteLine("--action OWNER/REPOSITORY@COMMIT, or publish _site/ by hand: publisher build");
        }
        else if (answers.Forge != Forge.GitHub)
        {
            OtherClicks(answers);
        }
        else
        {
            Clicks(answers);
        }
        output.WriteLine();
        output.WriteLine("Public for good, once you push: the address, how you decide, the stewards' ids and public keys, every award with its day and signers, and all of git's history.");
        output.WriteLine("Not in it: keys, e-mail addresses, and the names of people without a page.");
    }

    private void OtherClicks(FoundingAnswers answers)
    {
        var isForgejo = answers.Forge == Forge.Forgejo;
        var host = new Uri(answers.Address).Host;
        output.WriteLine(isForgejo ? "On your Forgejo (Codeberg, say), once:" : "On GitLab, once:");
        output.WriteLine("  1. A public repository, empty, without README. Then here: git remote add origin ITS-ADDRESS && git push -u origin main");
        output.WriteLine(isForgejo
            ? "  2. Settings > Actions > Variables: PUBLISHER_IMAGE, an image with git, bash, Node and the .NET SDK; and Settings > Units: Actions. Then Actions > publish > Run workflow"
            : "  2. Settings > CI/CD > Variables: PUBLISHER_IMAGE, an image with git and the .NET SDK. Then Build > Pipelines > New pipeline");
        output.WriteLine(isForgejo
            ? $"  3. Settings > Branches: protect main, with the status check 'check'. For the domain {host}: what your pages server asks of its DNS"
            : $"  3. Settings > Merge requests: Pipelines must succeed; Deploy > Pages: the domain {host}; Build > Pipeline schedules: weekly");
        output.WriteLine("  docs/other-hosts.md of publisher has each step.");
    }

    private void Clicks(FoundingAnswers answers)
    {
        var host = new Uri(answers.Address).Host;
        output.WriteLine("On GitHub, once:");
        output.WriteLine("  1. github.com/new: a public repository, empty, without README. Then here: git remote add origin ITS-ADDRESS && git push -u origin main");
        output.WriteLine("  2. Settings > Pages > Build and deployment > Source: GitHub Actions. Then Actions > publish > Run workflow");
        if (!host.EndsWith(".github.io", StringComparison.OrdinalIgnoreCase))
        {
            output.WriteLine($"     and Settings > Pages > Custom domain: {host}, as your domain's provider asks; tick Enforce HTTPS");
        }
        output.WriteLine("  3. Settings > Rules > Rulesets > New branch ruleset: Target branches: Include default branch; Require a pull request before merging;");
        output.WriteLine("     Require review from Code Owners; Require status checks to pass: check; Block force pushes; Enforcement: Active");
        if (answers.Owners.Length == 0)
        {
            output.WriteLine("     and write your stewards' GitHub names into .github/CODEOWNERS");
        }
    }
}
