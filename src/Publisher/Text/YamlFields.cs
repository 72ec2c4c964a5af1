using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Text;

/// <summary>
/// Reads the keys of one map, each by its name and kind, and reports what is missing, of the wrong kind or unknown.
/// A key is known once it was asked for; <see cref="Finish"/> reports the others.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="what">What the map is, in words: <c>a badge</c>.</param>
/// <param name="diagnostics">Where mistakes go.</param>
public sealed class YamlFields(YamlMap map, string what, DiagnosticBag diagnostics)
{
    private readonly List<string> known = [];

    /// <summary>Where the map begins.</summary>
    public SourceLocation Location => map.Location;

    /// <summary>The value of a key; null when it is absent or empty.</summary>
    public YamlNode? Find(string key)
    {
        known.Add(key);
        return map.Find(key)?.Value is { } value and not YamlScalar { IsNull: true } ? value : null;
    }

    /// <summary>Text, trimmed; null when absent or of another kind.</summary>
    public YamlScalar? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalar scalar => scalar with { Value = scalar.Value.Trim() },
        var other => Wrong(key, other, "text"),
    };

    /// <summary>Text on one line, trimmed; null when absent or wrong.</summary>
    public YamlScalar? Line(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }
        if (text.Value.Contains('\n', StringComparison.Ordinal))
        {
            diagnostics.Add(ContentDescriptors.WrongKind, text.Location, key, "one line of text", "more than one line");
            return null;
        }
        return text;
    }

    /// <summary>Text on one line that must be there and not empty.</summary>
    public YamlScalar? RequiredLine(string key)
    {
        if (Find(key) is null or YamlScalar { Value.Length: 0 })
        {
            diagnostics.Add(ContentDescriptors.MissingKey, map.Location, key, what);
            return null;
        }
        return Line(key);
    }

    /// <summary>A list of texts, or one text by itself.</summary>
    public ImmutableArray<YamlScalar> Lines(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalar one:
                return [one];
            case YamlList list:
                foreach (var item in list.Items.Where(i => i is not YamlScalar { IsNull: false }))
                {
                    Wrong(key, item, "a list of texts");
                }
                return [.. list.Items.OfType<YamlScalar>().Where(i => !i.IsNull)];
            case var other:
                Wrong(key, other, "a list of texts");
                return [];
        }
    }

    /// <summary>The fields of a map below a key; null when absent or of another kind. Call <see cref="Finish"/> on it too.</summary>
    public YamlFields? Fields(string key) => Find(key) switch
    {
        null => null,
        YamlMap inner => new(inner, $"'{key}'", diagnostics),
        var other => WrongFields(key, other),
    };

    /// <summary>The maps of a map below a key, each with its own key.</summary>
    public ImmutableArray<(YamlScalar Key, YamlFields Fields)> Maps(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }
        if (value is not YamlMap outer)
        {
            Wrong(key, value, "keys with values");
            return [];
        }
        foreach (var entry in outer.Entries.Where(e => e.Value is not YamlMap))
        {
            Wrong(entry.Key, entry.Value, "keys with values");
        }
        return [.. outer.Entries.Where(e => e.Value is YamlMap)
            .Select(e => (new YamlScalar(e.Key, false, e.KeyLocation), new YamlFields((YamlMap)e.Value, $"'{e.Key}' of '{key}'", diagnostics)))];
    }

    /// <summary>The maps of a list below a key.</summary>
    public ImmutableArray<YamlFields> FieldsList(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }
        if (value is not YamlList list)
        {
            Wrong(key, value, "a list");
            return [];
        }
        foreach (var item in list.Items.Where(i => i is not YamlMap))
        {
            Wrong(key, item, "a list of keys with values");
        }
        return [.. list.Items.OfType<YamlMap>().Select(m => new YamlFields(m, $"an item of '{key}'", diagnostics))];
    }

    /// <summary>Keys that are known but not read by this version: one warning each.</summary>
    public void NotUsedYet(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            known.Add(key);
            if (map.Find(key) is { } entry)
            {
                diagnostics.Add(ContentDescriptors.KeyNotUsedYet, entry.KeyLocation, key);
            }
        }
    }

    /// <summary>Reports a value that has not the form it should have.</summary>
    public void Refuse(string key, YamlScalar value, string expected) =>
        diagnostics.Add(ContentDescriptors.WrongValue, value.Location, key, value.Value, expected);

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
        {
            var suggestion = NearestName.Of(entry.Key, known) is { } near
                ? $"did you mean '{near}'?"
                : $"the keys of {what} are {string.Join(", ", known.Distinct(StringComparer.Ordinal))}";
            diagnostics.Add(ContentDescriptors.UnknownKey, entry.KeyLocation, entry.Key, what, suggestion);
        }
    }

    private YamlScalar? Wrong(string key, YamlNode found, string expected)
    {
        diagnostics.Add(ContentDescriptors.WrongKind, found.Location, key, expected, found.Kind);
        return null;
    }

    private YamlFields? WrongFields(string key, YamlNode found)
    {
        Wrong(key, found, "keys with values");
        return null;
    }
}
