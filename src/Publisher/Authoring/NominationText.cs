using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Publisher.Authoring;

/// <summary>Writes content/nominations/&lt;id&gt;.yml: a proposal for others to see, and for a steward to make an award of.</summary>
public sealed record NominationText
{
    private const int LongestSlug = 50;

    /// <summary>The badge's slug.</summary>
    public required string Badge { get; init; }
    /// <summary>Who: @handle, an id, or as they want to be called.</summary>
    public required string Recipient { get; init; }
    /// <summary>Who nominates; null when nobody says so.</summary>
    public string? By { get; init; }
    /// <summary>The day it is written.</summary>
    public required DateOnly On { get; init; }
    /// <summary>What they did.</summary>
    public required string Why { get; init; }
    /// <summary>Web addresses and sentences.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];
    /// <summary>How the person said that they agree; null when they were not asked.</summary>
    public string? Consent { get; init; }

    /// <summary>A file's name: the badge, and eight letters of what is random, or of a digest.</summary>
    /// <param name="slug">The badge's slug.</param>
    /// <param name="bytes"><see cref="RandomIds.AwardIdBytes"/> bytes.</param>
    public static string IdOf(string slug, ReadOnlySpan<byte> bytes) => $"{slug[..Math.Min(slug.Length, LongestSlug)].TrimEnd('-')}-{RandomIds.AwardId(bytes)[..8]}";

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append("badge: ").Append(Badge).Append("\nrecipient: ").Append(YamlText.Quoted(Recipient)).Append('\n');
        if (By is not null)
        {
            text.Append("by: ").Append(YamlText.Quoted(By)).Append('\n');
        }
        text.Append("on: ").Append(On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("\nwhy: |\n");
        foreach (var line in Why.Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : "  ").Append(line).Append('\n');
        }
        if (!Evidence.IsEmpty)
        {
            text.Append("evidence:\n").AppendJoin("", Evidence.Select(e => $"  - {YamlText.Quoted(e)}\n"));
        }
        text.Append(Consent is null ? "# Have you asked them? Then: consent: {given: true, how: \"…\"}\n" : $"consent: {{given: true, how: {YamlText.Quoted(Consent)}}}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
