using Publisher.Credentials.Json;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Json;

/// <summary>The published parsing suite: y_ files hold JSON, n_ files do not, i_ files are each implementation's own choice.</summary>
public sealed class JsonTestSuiteTests
{
    // Files whose root is a text, a number or a literal are JSON, but no document.
    private static readonly string[] Scalars =
    [
        "y_structure_lonely_false.json", "y_structure_lonely_int.json", "y_structure_lonely_negative_real.json",
        "y_structure_lonely_null.json", "y_structure_lonely_string.json", "y_structure_lonely_true.json",
        "y_structure_string_empty.json", "y_string_space.json",
    ];

    // JSON lets a member stand twice; a signed document must not.
    private static readonly string[] Duplicates = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"];

    private static readonly Dictionary<string, JsonProblemKind?> OwnChoices = new(StringComparer.Ordinal)
    {
        ["i_number_double_huge_neg_exp.json"] = null,
        ["i_number_huge_exp.json"] = JsonProblemKind.NumberTooLarge,
        ["i_number_neg_int_huge_exp.json"] = JsonProblemKind.NumberTooLarge,
        ["i_number_pos_double_huge_exp.json"] = JsonProblemKind.NumberTooLarge,
        ["i_number_real_neg_overflow.json"] = JsonProblemKind.NumberTooLarge,
        ["i_number_real_pos_overflow.json"] = JsonProblemKind.NumberTooLarge,
        ["i_number_real_underflow.json"] = null,
        ["i_number_too_big_neg_int.json"] = null,
        ["i_number_too_big_pos_int.json"] = null,
        ["i_number_very_big_negative_int.json"] = null,
        ["i_object_key_lone_2nd_surrogate.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_incomplete_surrogate_pair.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_incomplete_surrogates_escape_valid.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_invalid_lonely_surrogate.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_invalid_surrogate.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_invalid_utf-8.json"] = JsonProblemKind.NotUtf8,
        ["i_string_inverted_surrogates_U+1D11E.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_iso_latin_1.json"] = JsonProblemKind.NotUtf8,
        ["i_string_lone_second_surrogate.json"] = JsonProblemKind.LoneSurrogate,
        ["i_string_lone_utf8_continuation_byte.json"] = JsonProblemKind.NotUtf8,
        ["i_string_not_in_unicode_range.json"] = JsonProblemKind.NotUtf8,
        ["i_string_overlong_sequence_2_bytes.json"] = JsonProblemKind.NotUtf8,
        ["i_string_overlong_sequence_6_bytes.json"] = JsonProblemKind.NotUtf8,
        ["i_string_overlong_sequence_6_bytes_null.json"] = JsonProblemKind.NotUtf8,
        ["i_string_truncated-utf-8.json"] = JsonProblemKind.NotUtf8,
        ["i_string_utf16BE_no_BOM.json"] = JsonProblemKind.NotUtf8,
        ["i_string_utf16LE_no_BOM.json"] = JsonProblemKind.NotUtf8,
        ["i_string_UTF-16LE_with_BOM.json"] = JsonProblemKind.NotUtf8,
        ["i_string_UTF-8_invalid_sequence.json"] = JsonProblemKind.NotUtf8,
        ["i_string_UTF8_surrogate_U+D800.json"] = JsonProblemKind.NotUtf8,
        ["i_structure_500_nested_arrays.json"] = JsonProblemKind.TooDeep,
        ["i_structure_UTF-8_BOM_empty_object.json"] = JsonProblemKind.ByteOrderMark,
    };

    [Fact]
    public void All_95_valid_files_are_read_but_for_scalars_and_duplicates()
    {
        var files = Files("y_");
        Assert.Equal(95, files.Length);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            JsonProblemKind? expected = Scalars.Contains(name) ? JsonProblemKind.WrongRoot
                : Duplicates.Contains(name) ? JsonProblemKind.DuplicateMember : null;
            Assert.Equal((name, expected), (name, KindOf(file)));
        }
    }

    [Fact]
    public void All_188_invalid_files_are_refused()
    {
        var files = Files("n_");
        Assert.Equal(188, files.Length);
        Assert.All(files, file => Assert.NotNull(KindOf(file)));
    }

    [Fact]
    public void Each_of_the_35_files_left_to_us_has_one_stated_verdict()
    {
        var files = Files("i_");
        Assert.Equal(35, files.Length);
        var verdicts = files.ToDictionary(file => Path.GetFileName(file)!, KindOf, StringComparer.Ordinal);
        Assert.Equal(OwnChoices.OrderBy(choice => choice.Key, StringComparer.Ordinal), verdicts.OrderBy(choice => choice.Key, StringComparer.Ordinal));
    }

    private static string[] Files(string prefix) => Directory.GetFiles(RepositoryFiles.Vector("json-test-suite", "test_parsing"), prefix + "*.json");

    private static JsonProblemKind? KindOf(string file)
    {
        var isRead = SignedDocument.TryParse(File.ReadAllBytes(file), out _, out var problem, JsonLimits.Credential with { Bytes = 1 << 20 });
        Assert.Equal(isRead, problem is null);
        return problem?.Kind;
    }
}
