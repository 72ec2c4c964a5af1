using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Text;

/// <summary>A piece of YAML: text, a list, or keys with values. Nothing else is read.</summary>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>What it is, in words.</summary>
    public abstract string Kind { get; }
}

/// <summary>Text; numbers, dates and booleans are text too, exactly as written.</summary>
/// <param name="Value">The text.</param>
/// <param name="IsNull">Nothing at all, <c>~</c> or <c>null</c> without quotes.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlScalar(string Value, bool IsNull, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : "text";
}

/// <summary>A list.</summary>
public sealed record YamlList(ImmutableArray<YamlNode> Items, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>Keys with values, each key once, in the order written.</summary>
public sealed record YamlMap(ImmutableArray<YamlEntry> Entries, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "keys with values";

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

/// <summary>One key and its value.</summary>
public sealed record YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value);
