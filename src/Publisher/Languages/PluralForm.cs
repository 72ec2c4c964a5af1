namespace Publisher.Languages;

/// <summary>The forms that words take with a number, by the names of the Unicode CLDR's plural categories; <see cref="None"/>, for exactly zero, is ours.</summary>
public enum PluralForm
{
    /// <summary>Every other number, and what all languages have.</summary>
    Other,
    /// <summary>Exactly zero: <c>nobody holds it yet</c>.</summary>
    None,
    /// <summary>The category zero, which Arabic, Latvian and Welsh have.</summary>
    Zero,
    /// <summary>The singular.</summary>
    One,
    /// <summary>The dual.</summary>
    Two,
    /// <summary>A few.</summary>
    Few,
    /// <summary>Many.</summary>
    Many,
}
