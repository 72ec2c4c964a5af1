using System.CommandLine;

namespace Publisher.Cli;

/// <summary>Options that several commands share, and how to read them.</summary>
public static class CommonOptions
{
    /// <summary>The file that makes a folder a site.</summary>
    public const string ConfigFile = "site.config.yml";

    /// <summary><c>--site DIR</c>, on every command.</summary>
    public static Option<string?> Site() => new("--site")
    {
        Description = $"The site's folder. Without it: the nearest folder upward that holds {ConfigFile}.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary><c>--format</c> with the given names; the first is the default.</summary>
    public static Option<string> Format(params string[] names)
    {
        var option = new Option<string>("--format")
        {
            Description = "How findings are written: " + string.Join(", ", names) + ".",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => names[0],
        };
        option.CompletionSources.Add(names);
        option.Validators.Add(typed =>
        {
            if (typed.Tokens.Count == 1 && !names.Contains(typed.Tokens[0].Value, StringComparer.Ordinal))
            {
                typed.AddError($"there is no format named '{typed.Tokens[0].Value}'; there are: {string.Join(", ", names)}");
            }
        });
        return option;
    }

    /// <summary>The site's folder: <c>--site</c>, or the nearest one upward from where the command was typed.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public static string SiteFolder(this ParseResult parsed, CliContext context)
    {
        if (parsed.GetValue<string?>("--site") is { Length: > 0 } typed)
        {
            var folder = context.Resolve(typed);
            return File.Exists(Path.Combine(folder, ConfigFile))
                ? folder
                : throw CliException.Usage($"{typed} holds no {ConfigFile}", "name the folder of a site, or make one with: publisher init DIR");
        }
        return EnclosingSite(context.WorkingDirectory)
            ?? throw CliException.Usage(
                $"there is no {ConfigFile} here or in any folder above",
                "go to your site's folder, name it with --site DIR, or make a new one with: publisher init DIR");
    }

    /// <summary>The nearest folder upward, from <paramref name="folder"/> itself, that is a site; or null.</summary>
    public static string? EnclosingSite(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, ConfigFile)))
            {
                return at.FullName;
            }
        }
        return null;
    }
}
