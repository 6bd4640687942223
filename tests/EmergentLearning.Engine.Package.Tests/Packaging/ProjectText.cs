namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>Projects as a user writes them.</summary>
internal static class ProjectText
{
    public const string Engine = """<PackageReference Include="EmergentLearning.Engine" Version="0.1.0" />""";

    public const string Analyzers = """<PackageReference Include="EmergentLearning.Analyzers" Version="0.1.0" PrivateAssets="all" />""";

    public const string Memory = """<PackageReference Include="EmergentLearning.Memory" Version="0.1.0" />""";

    public static string Library(string items, string properties = "<TargetFramework>net10.0</TargetFramework>") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    public static string Program(string items, string properties = "") =>
        Library(items, $"<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>{properties}");
}
