namespace Publisher.Browser.Tests;

/// <summary>Which browser is taken, told without one.</summary>
public sealed class ChromiumTests
{
    private static readonly string Installed = Path.Combine("somewhere", OperatingSystem.IsWindows() ? "chromium.exe" : "chromium");

    [Fact]
    public void A_named_browser_comes_first() =>
        Assert.Equal("mine", Chromium.Find(Variables(("PUBLISHER_BROWSER", "mine"), ("PATH", "somewhere")), path => path == "mine" || path == Installed, "own"));

    [Fact]
    public void A_named_browser_that_is_not_there_is_said_by_name() =>
        Assert.Contains("mine", Assert.Throws<InvalidOperationException>(() => Chromium.Find(Variables(("PUBLISHER_BROWSER", "mine")), _ => false, "own")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_installed_browser_comes_before_a_download() =>
        Assert.Equal(Installed, Chromium.Find(Variables(("PATH", "somewhere")), path => path == Installed || path == "own", "own"));

    [Fact]
    public void A_download_comes_last() =>
        Assert.Equal("own", Chromium.Find(Variables(("PATH", "somewhere")), path => path == "own", "own"));

    [Fact]
    public void No_browser_is_none() => Assert.Null(Chromium.Find(_ => null, _ => false, "own"));

    private static Func<string, string?> Variables(params (string Name, string Value)[] values) =>
        name => values.FirstOrDefault(value => value.Name == name).Value;
}
