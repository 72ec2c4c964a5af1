using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads <c>fediverse</c> of site.config.yml.</summary>
internal static partial class FediverseLoader
{
    private static readonly ImmutableArray<string> Types = ["Organization", "Group"];

    /// <summary>What is said; null when nothing is, or no handle that can be used.</summary>
    public static FediverseSettings? Read(YamlFields config)
    {
        if (config.Fields("fediverse") is not { } fields)
        {
            return null;
        }
        var handle = fields.RequiredLine("handle");
        var type = OneOf(fields, "type", Types);
        var audience = OneOf(fields, "audience", ["quiet", "public"]);
        var tags = fields.Lines("hashtags");
        foreach (var tag in tags.Where(t => !TagForm().IsMatch(t.Value)))
        {
            fields.Refuse("hashtags", tag, "letters and digits without the sign, such as openbadges");
        }
        fields.Finish();
        if (handle is null)
        {
            return null;
        }
        if (!HandleForm().IsMatch(handle.Value))
        {
            fields.Refuse("handle", handle, "small letters a–z, digits and _, such as badges");
            return null;
        }
        return new()
        {
            Handle = handle.Value,
            Type = type ?? Types[0],
            IsLoud = audience == "public",
            Hashtags = [.. tags.Select(t => t.Value).Where(t => TagForm().IsMatch(t)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Location = fields.Location,
        };
    }

    private static string? OneOf(YamlFields fields, string key, ImmutableArray<string> words)
    {
        var value = fields.Line(key);
        if (value is null || words.Contains(value.Value, StringComparer.Ordinal))
        {
            return value?.Value;
        }
        fields.Refuse(key, value, $"one of {string.Join(", ", words)}");
        return null;
    }

    // What every program lets a name be (Mastodon's own rule, small letters).
    [GeneratedRegex(@"^[a-z0-9_]{1,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HandleForm();

    [GeneratedRegex(@"^(?=.*\p{L})[\p{L}\p{Nd}_]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
