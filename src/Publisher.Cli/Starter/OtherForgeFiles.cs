using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Starter;

/// <summary>What a guild's repository on Forgejo or GitLab has beside its site.</summary>
internal static class OtherForgeFiles
{
    /// <summary>The files; <see cref="ForgeFiles"/> adds the page for members.</summary>
    /// <param name="forge">Which of the two.</param>
    /// <param name="source">The program that workflows run; without it there are none.</param>
    public static ImmutableArray<NewFile> Of(Forge forge, PublisherSource? source)
    {
        if (forge == Forge.GitLab)
        {
            var form = Text(".gitlab/issue_templates/Nominate someone.md", OtherForgeTexts.GitLabNomination);
            return source is null ? [form] : [form, Text(".gitlab-ci.yml", Made(OtherForgeTexts.GitLab, source))];
        }
        var nomination = Text(".forgejo/ISSUE_TEMPLATE/nomination.yml", ForgeTexts.NominationForm);
        return source is null ? [nomination]
        :
        [
            nomination,
            Text(".forgejo/workflows/check.yml", Made(OtherForgeTexts.ForgejoCheck, source)),
            Text(".forgejo/workflows/publish.yml", Made(OtherForgeTexts.ForgejoPublish, source)),
            Text(".forgejo/workflows/expiring.yml", Made(OtherForgeTexts.ForgejoExpiring, source)),
        ];
    }

    // The lines that make the program stand as deep as the word that stands for them does.
    private static string Made(string text, PublisherSource source)
    {
        var make = OtherForgeTexts.Make.ReplaceLineEndings("\n").Replace("SOURCE", $"https://github.com/{source.Repository}", StringComparison.Ordinal).Replace("COMMIT", source.Commit, StringComparison.Ordinal);
        var depth = text.Contains("before_script", StringComparison.Ordinal) ? "      " : "          ";
        return text.ReplaceLineEndings("\n").Replace("MAKE", string.Join('\n', make.Split('\n').Select(l => depth + l)), StringComparison.Ordinal);
    }

    private static NewFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
