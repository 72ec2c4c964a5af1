using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Probes.Tests.Reading;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>Checks one value: the phrases that say what is wrong with it, none when it is good.</summary>
/// <param name="value">The value.</param>
/// <param name="path">Where it stands.</param>
/// <param name="isStrict">Whether one value may not stand for an array of one.</param>
internal delegate IEnumerable<string> ValueCheck(JsonElement value, string path, bool isStrict);

/// <summary>The form of an object: which members it has to have, and what each may be. Unless it is closed others may stand beside them.</summary>
internal sealed class Shape(string[] required, Dictionary<string, ValueCheck> members, bool isClosed = false)
{
    public IEnumerable<string> Check(JsonElement value, string path, bool isStrict)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{path} is no object"];
        }
        var missing = required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}/{name} is missing");
        var wrong = value.EnumerateObject().SelectMany(m => members.TryGetValue(m.Name, out var check) ? check(m.Value, $"{path}/{m.Name}", isStrict) : isClosed ? [$"{path}/{m.Name} may not be there"] : []);
        return missing.Concat(wrong);
    }
}

/// <summary>Kinds of values.</summary>
internal static partial class Values
{
    public static ValueCheck Words { get; } = (v, p, _) => v.ValueKind == JsonValueKind.String ? [] : [$"{p} is no text"];
    public static ValueCheck Number { get; } = (v, p, _) => v.ValueKind == JsonValueKind.Number ? [] : [$"{p} is no number"];
    public static ValueCheck Flag { get; } = (v, p, _) => v.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{p} is neither true nor false"];
    public static ValueCheck Address { get; } = (v, p, _) => v.ValueKind == JsonValueKind.String && Uri.TryCreate(v.GetString(), UriKind.Absolute, out var uri) && uri.Scheme.Length > 1 ? [] : [$"{p} is no address"];
    public static ValueCheck Instant { get; } = (v, p, _) => v.ValueKind == JsonValueKind.String && Shapes.Moment(v.GetString()!) is not null ? [] : [$"{p} is no date and time with a zone"];
    public static ValueCheck Language { get; } = (v, p, _) => v.ValueKind == JsonValueKind.String && Languages().IsMatch(v.GetString()!) ? [] : [$"{p} is no language"];

    /// <summary>An object of a shape.</summary>
    public static ValueCheck Like(Func<Shape> shape) => (v, p, strict) => shape().Check(v, p, strict);

    /// <summary>An array; where it is not strict one value stands for an array of one.</summary>
    public static ValueCheck Many(ValueCheck item, int fewest = 0) => (v, p, strict) =>
        v.ValueKind != JsonValueKind.Array ? strict ? [$"{p} is no array"] : item(v, p, strict)
        : v.GetArrayLength() < fewest ? [$"{p} is empty"]
        : v.EnumerateArray().SelectMany((one, i) => item(one, $"{p}/{i.ToString(CultureInfo.InvariantCulture)}", strict));

    /// <summary>A type: an array that has one of these in it.</summary>
    public static ValueCheck Types(params string[] names) => (v, p, strict) =>
        strict && v.ValueKind != JsonValueKind.Array ? [$"{p} is no array"]
        : v.Items().Any(t => t.ValueKind == JsonValueKind.String && names.Contains(t.GetString())) ? [] : [$"{p} does not name {names[0]}"];

    /// <summary>One of these words; or, where that is allowed, one of a community's own after ext:.</summary>
    public static ValueCheck Word(bool mayExtend, params string[] words) => (v, p, _) =>
        v.ValueKind == JsonValueKind.String && (words.Contains(v.GetString()) || (mayExtend && v.GetString()!.StartsWith("ext:", StringComparison.Ordinal))) ? [] : [$"{p} is none of the words allowed there"];

    [GeneratedRegex(@"^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\z")]
    private static partial Regex Languages();
}
